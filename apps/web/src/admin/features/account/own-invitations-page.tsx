import type { OwnInvitation, OwnInvitationPage } from "@foyer/contract/invitations";
import type { ReactNode } from "react";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { List } from "../../components/ui/list.tsx";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useUser } from "../session/session.ts";
import { AccountFrame } from "./account-frame.tsx";
import { OwnInvitationList } from "./own-invitation-list.tsx";
import { ProveAddress } from "./prove-address.tsx";

/** Everything that waits for the caller's own answer, through whichever door. */
export function OwnInvitationsPage(): ReactNode {
  const { email } = useUser();
  const listing = usePagedQuery<OwnInvitation, OwnInvitationPage>({
    queryKey: trpc.account.invitations.infiniteQueryKey({}),
    load: (cursor, signal) => client.account.invitations.query({ ...(cursor && { cursor }) }, { signal }),
  });
  const unproven = listing.data?.pages.some(({ isAddressProven }) => !isAddressProven);
  return (
    <AccountFrame
      lead={`What ${email} was invited to, in any organization, and nobody has answered yet.`}
      narrow
      title="Waiting for you"
    >
      <List
        empty={
          unproven ? (
            <ProveAddress />
          ) : (
            <EmptyState title="Nothing is waiting for you">
              When somebody invites you to an organization, a space or an event, it appears here, and you get
              an e-mail.
            </EmptyState>
          )
        }
        listing={listing}
        noun="invitation"
        nouns="invitations"
      >
        {(invitations) => <OwnInvitationList invitations={invitations} />}
      </List>
    </AccountFrame>
  );
}
