import type { ListSuppressions, Suppression } from "@foyer/contract/mail";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Ban } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FilterSelect } from "../../components/ui/filter-bar.tsx";
import { List, NothingFound } from "../../components/ui/list.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { oneOf } from "../../lib/search-params.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { CheckAddress } from "./check-address.tsx";
import { SuppressedTable } from "./suppressed-table.tsx";
import { type SuppressionFilters, suppressionFilters } from "./suppression-filters.ts";
import { suppressionReasons } from "./suppression-reasons.ts";

const SuppressDialog = lazyPart(async () => (await import("./suppress-dialog.tsx")).SuppressDialog);
const LiftSuppressionDialog = lazyPart(
  async () => (await import("./lift-suppression-dialog.tsx")).LiftSuppressionDialog,
);
const here = "/signed-in/o/$organizationId/mail/frame/suppressed";

/** The addresses that get no more invitations and reminders, and why. */
export function SuppressedPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const { email, reason: wanted } = suppressionFilters(useSearch({ from: here }));
  const reason = oneOf(wanted, suppressionReasons);
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const [lifting, setLifting] = useState<Suppression | null>(null);
  const input: Omit<ListSuppressions, "limit" | "cursor"> = { organizationId, reason, email };
  const listing = usePagedQuery<Suppression>({
    queryKey: trpc.mail.suppressions.list.infiniteQueryKey(input),
    load: (cursor, signal) =>
      client.mail.suppressions.list.query({ ...input, ...(cursor && { cursor }) }, { signal }),
  });
  const listOf = (search: SuppressionFilters) =>
    void navigate({ to: "/o/$organizationId/mail/suppressed", params: { organizationId }, search });
  const add = can("mail.update") ? (
    <Button onClick={() => setAdding(true)}>
      <Ban aria-hidden="true" />
      Add an address
    </Button>
  ) : null;

  return (
    <div className="grid gap-4">
      <p className="max-w-2xl text-sm text-muted">
        They get no more invitations and reminders from here: they bounced, called one spam, or asked for no
        more. Foyer keeps fingerprints of them, so you can look for any address, but not read them all.
      </p>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <CheckAddress email={email} onCheck={(next) => listOf({ reason, email: next })} />
        <div className="flex flex-wrap gap-2">
          <FilterSelect
            any="For any reason"
            label="Reason"
            onChoose={(next) => listOf({ email, reason: next })}
            options={suppressionReasons}
            value={reason}
          />
          {add}
        </div>
      </div>
      <List
        empty={<Empty add={add} email={email} onClear={() => listOf({})} reason={reason} />}
        listing={listing}
        noun="address"
        nouns="addresses"
      >
        {(suppressions) => (
          <SuppressedTable onLift={can("mail.update") ? setLifting : null} suppressions={suppressions} />
        )}
      </List>
      <Suspense>
        {adding ? <SuppressDialog email={email ?? ""} onClose={() => setAdding(false)} /> : null}
        {lifting ? <LiftSuppressionDialog onClose={() => setLifting(null)} suppression={lifting} /> : null}
      </Suspense>
    </div>
  );
}

function Empty({
  email,
  reason,
  add,
  onClear,
}: {
  readonly email: string | undefined;
  readonly reason: string | undefined;
  readonly add: ReactNode;
  readonly onClear: () => void;
}) {
  if (reason) return <NothingFound nouns="addresses" onClear={onClear} />;
  if (email) {
    return (
      <EmptyState
        action={<Button onClick={onClear}>Show the whole list</Button>}
        title={`${email} is not on the list`}
      >
        Invitations and reminders to it are sent.
      </EmptyState>
    );
  }
  return (
    <EmptyState action={add} title="Every address may be written to">
      Addresses whose mail server refuses them come here by themselves, and so does whoever asks for no more
      invitations. You can add one when somebody asks you.
    </EmptyState>
  );
}
