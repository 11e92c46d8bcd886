import { type BulkAction, bulkAction, type Invitation } from "@foyer/contract/invitations";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { SelectionBar } from "../../components/ui/selection-bar.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import type { Selection } from "../../lib/selection.ts";
import { trpc } from "../../lib/trpc.ts";
import { availableActs } from "./available-acts.ts";
import { type BulkScope, type InvitationFilter, statusesFor } from "./bulk-act.ts";
import { bulkWords } from "./bulk-words.ts";
import type { Host } from "./doors/door.ts";

const BulkDialog = lazyPart(async () => (await import("./bulk-dialog.tsx")).BulkDialog);

/** Above a list of invitations: what can be done with those that are chosen, or with all that match. */
export function InvitationsBulkBar({
  invitations,
  hostOf,
  selection,
  filter,
  hasMore,
}: {
  /** Those that can be chosen. */
  readonly invitations: readonly Invitation[];
  readonly hostOf: (invitation: Invitation) => Host;
  readonly selection: Selection;
  readonly filter: InvitationFilter;
  /** Whether more match than are on the page. */
  readonly hasMore: boolean;
}): ReactNode {
  const [beyond, setBeyond] = useState<string | null>(null);
  const [acting, setActing] = useState<{ action: BulkAction; scope: BulkScope } | null>(null);
  const name = JSON.stringify(filter);
  const everyRow = selection.chosen.length > 0 && selection.chosen.length === invitations.length;
  // Whoever takes one out, or asks for others, means no longer all of them.
  const all = everyRow && hasMore && beyond === name;
  const totals = useTotals(filter, everyRow && hasMore);
  const chosen = invitations.filter(({ id }) => selection.has(id));
  const possible = bulkAction.options.filter((action) =>
    chosen.some((invitation) => availableActs(invitation, hostOf(invitation))[action]),
  );

  return (
    <>
      <SelectionBar
        beyond={
          everyRow && hasMore
            ? {
                chosen: all,
                words: `Select all ${totals ? totals.matching.toLocaleString("en") : ""} that match`.replace("  ", " "),
                chosenWords: `All ${totals ? totals.matching.toLocaleString("en") : ""} that match`.replace("  ", " "),
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
              setActing({
                action,
                scope: all ? { filter, total: totals?.[action] ?? null } : { ids: selection.chosen },
              })
            }
            size="small"
          >
            {bulkWords[action].label}
          </Button>
        ))}
      </SelectionBar>
      <Suspense>
        {acting ? (
          <BulkDialog
            {...acting}
            addresses={new Map(invitations.map(({ id, email }) => [id, email]))}
            onClose={() => setActing(null)}
            onDone={(refused) => {
              setBeyond(null);
              const kept = new Set(refused.map(({ invitationId }) => invitationId));
              selection.drop(selection.chosen.filter((id) => !kept.has(id)));
            }}
          />
        ) : null}
      </Suspense>
    </>
  );
}

/** How many match, and how many of them each act is for; null where nobody has counted. */
function useTotals(
  { organizationId, kind, spaceId, eventId, importId, inviterId, status, search, attention }: InvitationFilter,
  asked: boolean,
) {
  const { data } = useQuery({
    ...trpc.invitations.stats.queryOptions({ organizationId, kind, spaceId, eventId, importId, inviterId }),
    enabled: asked && !search && !attention,
  });
  if (!data || search || attention) return null;
  const of = (action: BulkAction) =>
    statusesFor[action]
      .filter((each) => status === undefined || each === status)
      .reduce((sum, each) => sum + data[each], 0);
  return {
    matching: of("resend"),
    resend: of("resend"),
    remind: of("remind"),
    cancel: of("cancel"),
  };
}
