import type { Person } from "@foyer/contract/people";
import { Moment } from "../../components/ui/moment.tsx";

/** How the invitation of somebody who is not active stands, in a few words. */
export function PersonInvitation({ invitation }: { readonly invitation: NonNullable<Person["invitation"]> }) {
  switch (invitation.status) {
    case "pending":
      return (
        <>
          Ends <Moment at={invitation.expiresAt} />
        </>
      );
    case "expired":
      return (
        <>
          Expired <Moment at={invitation.expiresAt} />
        </>
      );
    case "accepted":
      return <>Invitation accepted</>;
    case "declined":
      return <>Invitation declined</>;
    case "cancelled":
      return <>Invitation cancelled</>;
  }
}
