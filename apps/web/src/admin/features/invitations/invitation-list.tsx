import { type BulkAction, bulkAction, type Invitation } from "@foyer/contract/invitations";
import type { LinkProps } from "@tanstack/react-router";
import { type ReactNode, Suspense, useCallback, useMemo, useState } from "react";
import { List } from "../../components/ui/list.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { pageAfter, usePagedQuery } from "../../lib/paged-query.ts";
import { useSelection } from "../../lib/selection.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { availableActs } from "./available-acts.ts";
import type { BulkScope, InvitationFilter } from "./bulk-act.ts";
import { InvitationsBulkBar } from "./bulk-bar.tsx";
import { doors } from "./doors/doors.ts";
import { InvitationsTable } from "./invitations-table.tsx";

const BulkDialog = lazyPart(async () => (await import("./bulk-dialog.tsx")).BulkDialog);

/** All invitations that a filter finds, page after page, and what can be done with many of them. */
export function InvitationList({
  filter,
  as,
  page,
  empty,
}: {
  readonly filter: InvitationFilter;
  /** What the column is called that says as what they come; null: they lead to various places. */
  readonly as: string | null;
  readonly page: (invitation: Invitation) => LinkProps;
  readonly empty: ReactNode;
}): ReactNode {
  const listing = usePagedQuery<Invitation>({
    queryKey: trpc.invitations.list.infiniteQueryKey(filter),
    load: (cursor, signal) => client.invitations.list.query({ ...filter, ...pageAfter(cursor) }, { signal }),
  });
  // Kept apart from the selection, which gets smaller as the act succeeds, and from the list, which may be empty then.
  const [acting, setActing] = useState<{
    readonly action: BulkAction;
    readonly scope: BulkScope;
    readonly addresses: ReadonlyMap<string, string>;
  } | null>(null);
  const { items } = listing;
  const { role } = useOrganization();
  const actsWith = useCallback(
    // Whoever sees such a list manages what it is about.
    (invitation: Invitation) => availableActs(invitation, doors[invitation.kind].managersHost(role)),
    [role],
  );
  const selectable = useMemo(
    () => (items ?? []).filter((invitation) => bulkAction.options.some((act) => actsWith(invitation)[act])),
    [items, actsWith],
  );
  const ids = useMemo(() => selectable.map(({ id }) => id), [selectable]);
  const selection = useSelection(ids);
  const choosable = useMemo(() => new Set(ids), [ids]);

  return (
    <>
      <List empty={empty} listing={listing} noun="invitation" nouns="invitations">
        {(invitations) => (
          <div>
            {selectable.length > 0 ? (
              <InvitationsBulkBar
                actsWith={actsWith}
                filter={filter}
                hasMore={listing.hasNextPage}
                invitations={selectable}
                onAct={(action, scope) =>
                  setActing({
                    action,
                    scope,
                    addresses: new Map(invitations.map(({ id, email }) => [id, email])),
                  })
                }
                selection={selection}
              />
            ) : null}
            <InvitationsTable
              as={as}
              invitations={invitations}
              choosable={choosable}
              listing={listing}
              page={page}
              selection={selection}
            />
          </div>
        )}
      </List>
      <Suspense>
        {acting ? (
          <BulkDialog
            {...acting}
            onClose={() => setActing(null)}
            onDone={(refused) => {
              const kept = new Set(refused.map(({ invitationId }) => invitationId));
              selection.drop(selection.chosen.filter((id) => !kept.has(id)));
            }}
          />
        ) : null}
      </Suspense>
    </>
  );
}
