import type { Comparison as By, ComparedInvitations } from "@foyer/contract/statistics";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { percent } from "../../components/charts/scale.ts";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { ExportLink } from "../../components/ui/export-link.tsx";
import { List, rowClass, rowLinkClass, Table } from "../../components/ui/list.tsx";
import { Meter } from "../../components/ui/meter.tsx";
import { Section } from "../../components/ui/page.tsx";
import { pillClass } from "../../components/ui/pill.ts";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { keysOf } from "../../lib/search-params.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { doors } from "../invitations/doors/doors.ts";
import { comparisons, type PeriodFilter, type Scope } from "./analytics-filters.ts";

const perPage = 10;
const columns: Record<By, string> = {
  door: "Door",
  space: "Space",
  event: "Event",
  import: "File",
  inviter: "Inviter",
};

/** What came of invitations, side by side; each row leads to the numbers of its own. */
export function Comparison({
  organizationId,
  by,
  days,
}: { readonly organizationId: string; readonly by: By } & PeriodFilter): ReactNode {
  const input = { organizationId, by, limit: perPage };
  const listing = usePagedQuery<ComparedInvitations>({
    queryKey: trpc.invitations.compare.infiniteQueryKey(input),
    load: (cursor, signal) =>
      client.invitations.compare.query({ ...input, ...(cursor && { cursor }) }, { signal }),
  });
  return (
    <Section
      action={
        <ExportLink path="/invitations/stats/compare/export" search={{ organizationId, by }} size="small" />
      }
      title="Side by side"
    >
      <nav aria-label="Compare by" className="-ml-1 flex flex-wrap gap-1">
        {keysOf(comparisons).map((each) => (
          <Link
            aria-current={each === by ? "page" : undefined}
            className={pillClass}
            key={each}
            params={{ organizationId }}
            replace
            resetScroll={false}
            search={{ by: each, days }}
            to="/o/$organizationId/analytics"
          >
            {comparisons[each]}
          </Link>
        ))}
      </nav>
      <List empty={<Nothing by={by} />} listing={listing} noun="row" nouns="rows">
        {(items) => (
          <Table
            heads={[
              { label: columns[by] },
              { label: "Sent", className: "w-20 text-right" },
              { label: "Delivered", className: "hidden w-24 text-right md:table-cell" },
              { label: "Opened", className: "hidden w-24 text-right md:table-cell" },
              { label: "Accepted", className: "w-24 text-right" },
              { label: "Acceptance rate", className: "w-44 text-right" },
            ]}
            label={`${comparisons[by]}, side by side`}
          >
            {items.map((item) => (
              <Row
                by={by}
                item={item}
                key={item.id}
                search={{ ...scopeOf(by, item), days }}
                organizationId={organizationId}
              />
            ))}
          </Table>
        )}
      </List>
    </Section>
  );
}

function Row({
  item,
  by,
  search,
  organizationId,
}: {
  readonly item: ComparedInvitations;
  readonly by: By;
  readonly search: Scope & PeriodFilter;
  readonly organizationId: string;
}) {
  const { totalSent, delivered, opened, accepted, acceptanceRate } = item;
  return (
    <tr className={`${rowClass} tabular-nums`}>
      <td>
        <Link
          className={rowLinkClass}
          params={{ organizationId }}
          search={search}
          to="/o/$organizationId/analytics"
        >
          {by === "door" && item.kind ? doors[item.kind].label : item.name}
        </Link>
        <span className="text-xs text-muted sm:hidden">
          {accepted.toLocaleString("en")} of {totalSent.toLocaleString("en")} accepted
        </span>
      </td>
      <td className="hidden text-right sm:table-cell">{totalSent.toLocaleString("en")}</td>
      <td className="hidden text-right text-muted md:table-cell">{percent(delivered, totalSent)}</td>
      <td className="hidden text-right text-muted md:table-cell">{percent(opened, totalSent)}</td>
      <td className="hidden text-right sm:table-cell">{accepted.toLocaleString("en")}</td>
      <td className="w-32 sm:w-44">
        <RateBar rate={acceptanceRate} />
      </td>
    </tr>
  );
}

function RateBar({ rate }: { readonly rate: number }) {
  return (
    <span className="flex items-center justify-end gap-3">
      <span className="w-20 max-sm:hidden">
        <Meter of={100} used={rate} />
      </span>
      <span className="min-w-14 text-right">{rate.toLocaleString("en")} %</span>
    </span>
  );
}

function Nothing({ by }: { readonly by: By }) {
  const words = {
    door: "Nobody has been invited yet.",
    space: "Nobody has been invited to a space yet.",
    event: "Nobody has been invited to an event yet.",
    import: "No file was imported yet. Whoever comes by one is counted here.",
    inviter: "Nobody has invited anybody yet.",
  };
  return <EmptyState title="Nothing to compare yet">{words[by]}</EmptyState>;
}

/** To whose numbers a row leads. */
function scopeOf(by: By, { id, kind }: ComparedInvitations): Scope {
  switch (by) {
    case "door":
      return { kind: kind ?? undefined };
    case "space":
      return { spaceId: id };
    case "event":
      return { eventId: id };
    case "import":
      return { importId: id };
    case "inviter":
      return { inviterId: id };
  }
}
