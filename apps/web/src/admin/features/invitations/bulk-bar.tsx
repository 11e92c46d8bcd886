import type { BulkAction, Invitation } from "@foyer/contract/invitations";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { SelectionBar } from "../../components/ui/selection-bar.tsx";
import { capitalized } from "../../lib/capitalized.ts";
import type { Selection } from "../../lib/selection.ts";
import { trpc } from "../../lib/trpc.ts";
import type { AvailableActs } from "./available-acts.ts";
import { type BulkScope, type InvitationFilter, statusesFor } from "./bulk-act.ts";
import { bulkWords } from "./bulk-words.ts";

const order = ["resend", "remind", "cancel"] as const satisfies readonly BulkAction[];

/** Above a list of invitations: what can be done with those that are chosen, or with all that match. */
export function InvitationsBulkBar({
  invitations,
  actsWith,
  selection,
  filter,
  hasMore,
  onAct,
}: {
  /** Those that can be chosen. */
  readonly invitations: readonly Invitation[];
  readonly actsWith: (invitation: Invitation) => AvailableActs;
  readonly selection: Selection;
  readonly filter: InvitationFilter;
  /** Whether more match than are on the page. */
  readonly hasMore: boolean;
  readonly onAct: (action: BulkAction, scope: BulkScope) => void;
}): ReactNode {
  const [beyond, setBeyond] = useState<string | null>(null);
  const name = JSON.stringify(filter);
  const everyRow = hasMore && selection.chosen.length > 0 && selection.chosen.length === invitations.length;
  // Whoever takes one out, or asks for others, means no longer all of them.
  const all = everyRow && beyond === name;
  if (beyond !== null && !all) setBeyond(null);
  const totals = useTotals(filter, everyRow);
  const chosen = invitations.filter(({ id }) => selection.has(id));
  const possible = order.filter((action) => chosen.some((invitation) => actsWith(invitation)[action]));
  const them = [
    "all",
    ...(totals ? [totals("resend").toLocaleString("en")] : []),
    filter.status ? "that match" : "that wait or have expired",
  ].join(" ");

  return (
    <SelectionBar
      beyond={
        everyRow
          ? {
              isChosen: all,
              chosen: `${capitalized(them)} are selected`,
              choose: `Select ${them}`,
              onChoose: () => setBeyond(name),
            }
          : null
      }
      selection={selection}
      total={invitations.length}
      words={{ all: "Select all on this page", acts: "With the selected invitations" }}
    >
      {possible.map((action) => (
        <Button
          key={action}
          onClick={() =>
            onAct(action, all ? { filter, total: totals?.(action) ?? null } : { ids: selection.chosen })
          }
          size="small"
        >
          {bulkWords[action].label}
        </Button>
      ))}
    </SelectionBar>
  );
}

/** How many of those that match an act is for; null where nobody has counted. */
function useTotals(
  { status, search, attention, ...counted }: InvitationFilter,
  asked: boolean,
): ((action: BulkAction) => number) | null {
  const countable = asked && !search && !attention;
  const { data } = useQuery({ ...trpc.invitations.stats.queryOptions(counted), enabled: countable });
  if (!data || !countable) return null;
  return (action) =>
    statusesFor[action]
      .filter((each) => status === undefined || each === status)
      .reduce((sum, each) => sum + data[each], 0);
}
