import type { Invitation } from "@foyer/contract/invitations";
import { Link } from "@tanstack/react-router";
import { rowLinkClass } from "../../components/ui/list.tsx";

/** The name of an invitation's row, which leads to its page wherever the row is pressed. */
export function InvitationLink({ invitation }: { readonly invitation: Invitation }) {
  return (
    <Link
      className={rowLinkClass}
      params={{ organizationId: invitation.organizationId, invitationId: invitation.id }}
      to="/o/$organizationId/invitations/$invitationId"
    >
      {invitation.fullName ?? invitation.email}
    </Link>
  );
}
