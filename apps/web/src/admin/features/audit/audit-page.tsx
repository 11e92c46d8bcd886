import type { AuditEntry } from "@foyer/contract/audit";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { X } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { inputClass, selectClass } from "../../components/ui/field.tsx";
import { FilterBar, FilterSelect } from "../../components/ui/filter-bar.tsx";
import { List, NothingFound } from "../../components/ui/list.tsx";
import { Page } from "../../components/ui/page.tsx";
import { SearchBox } from "../../components/ui/search-box.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { pageAfter, usePagedQuery } from "../../lib/paged-query.ts";
import { keysOf, oneOf } from "../../lib/search-params.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { auditActGroups, auditActNames } from "./audit-acts.ts";
import { type AuditFilters, auditFilters, auditPeriods } from "./audit-filters.ts";
import { auditInput } from "./audit-input.ts";
import { AuditTable } from "./audit-table.tsx";
import { ExportButton } from "./export-button.tsx";

const PersonPicker = lazyPart(async () => (await import("../people/person-picker.tsx")).PersonPicker);
const here = "/signed-in/o/$organizationId/audit/";

/** Everything that was written down, the newest first. */
export function AuditPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const navigate = useNavigate();
  const filters = auditFilters(useSearch({ from: here }));
  const [opened] = useState(() => Date.now());
  const input = auditInput(organizationId, filters, opened);
  const listing = usePagedQuery<AuditEntry>({
    queryKey: trpc.audit.list.infiniteQueryKey(input),
    load: (cursor, signal) => client.audit.list.query({ ...input, ...pageAfter(cursor) }, { signal }),
  });
  const listOf = (search: AuditFilters) =>
    navigate({ to: "/o/$organizationId/audit", params: { organizationId }, search, replace: true });

  return (
    <Page
      actions={<ExportButton input={input} />}
      lead="What was changed, by whom, and every refused sign-in. Nothing here can be changed or removed."
      title="Audit"
    >
      <div className="grid gap-3">
        <AuditFilterBar filters={filters} onChange={(change) => void listOf({ ...filters, ...change })} />
        <List
          empty={
            Object.values(filters).some(Boolean) ? (
              <NothingFound nouns="entries" onClear={() => void listOf({})} />
            ) : (
              <EmptyState title="Nothing is written down yet">
                Whatever somebody changes here appears in this list by itself.
              </EmptyState>
            )
          }
          listing={listing}
          noun="entry"
          nouns="entries"
        >
          {(entries) => <AuditTable entries={entries} listing={listing} organizationId={organizationId} />}
        </List>
      </div>
    </Page>
  );
}

function AuditFilterBar({
  filters: { act, by, about, period, from, to, search },
  onChange,
}: {
  readonly filters: AuditFilters;
  readonly onChange: (change: AuditFilters) => void;
}) {
  return (
    <div className="grid gap-2">
      <FilterBar>
        <ActSelect act={oneOf(act, auditActNames)} onChoose={(chosen) => onChange({ act: chosen })} />
        <Suspense fallback={<Skeleton className="h-9 w-full sm:w-52" />}>
          <PersonPicker
            label="Who did it"
            onPick={(userId) => onChange({ by: userId })}
            placeholder="By anybody"
            userId={by}
          />
        </Suspense>
        <FilterSelect
          any="Any time"
          label="Period"
          onChoose={(chosen) => onChange({ period: chosen, from: undefined, to: undefined })}
          options={auditPeriods}
          value={period}
        />
        <SearchBox
          label="Search whom or what it was about"
          onSearch={(text) => onChange({ search: text })}
          value={search ?? ""}
        />
      </FilterBar>
      {period === "dates" ? (
        <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
          <Day label="From" max={to} onChange={(day) => onChange({ from: day })} value={from} />
          <Day label="to" min={from} onChange={(day) => onChange({ to: day })} value={to} />
        </div>
      ) : null}
      {about ? <About id={about} onDrop={() => onChange({ about: undefined })} /> : null}
    </div>
  );
}

const actGroups = auditActGroups(keysOf(auditActNames));

function ActSelect({
  act,
  onChoose,
}: {
  readonly act: keyof typeof auditActNames | undefined;
  readonly onChoose: (act: keyof typeof auditActNames | undefined) => void;
}) {
  return (
    <select
      aria-label="What happened"
      className={`${selectClass} w-auto! max-w-full shrink-0`}
      onChange={(event) => onChoose(oneOf(event.currentTarget.value, auditActNames))}
      value={act ?? ""}
    >
      <option value="">Anything</option>
      {actGroups.map(({ noun, acts }) => (
        <optgroup key={noun} label={noun}>
          {acts.map((each) => (
            <option key={each} value={each}>
              {auditActNames[each]}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

function Day({
  label,
  value,
  onChange,
  ...bounds
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}) {
  return (
    <label className="flex items-center gap-2">
      {label}
      <input
        {...bounds}
        className={`${inputClass} w-auto!`}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
        type="date"
        value={value ?? ""}
      />
    </label>
  );
}

/** Whom or what the list is narrowed to, and the way back to all. */
function About({ id, onDrop }: { readonly id: string; readonly onDrop: () => void }) {
  const { id: organizationId } = useOrganization();
  // It may be a person, an invitation or an endpoint, or be gone: then the list tells.
  const { data } = useQuery({
    ...trpc.people.get.queryOptions({ organizationId, userId: id }),
    retry: false,
  });
  return (
    <p className="flex items-center gap-2 text-sm">
      <span className="wrap-anywhere">
        Only what happened to {data ? data.name : "one person, invitation or endpoint"}
      </span>
      <Button onClick={onDrop} size="small" variant="quiet">
        <X aria-hidden="true" />
        Show all
      </Button>
    </p>
  );
}
