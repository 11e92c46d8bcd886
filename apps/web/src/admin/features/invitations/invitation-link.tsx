import type { Invitation } from "@foyer/contract/invitations";
import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { rowLinkClass } from "../../components/ui/list.tsx";

/** The name of an invitation's row, which leads to its page wherever the row is pressed. */
export function InvitationLink({
  invitation,
  page = pageInOrganization,
}: {
  readonly invitation: Invitation;
  /** Its page, for those who see it from the place that it leads to. */
  readonly page?: (invitation: Invitation) => LinkProps;
}): ReactNode {
  return (
    <Link {...page(invitation)} className={rowLinkClass}>
      {invitation.fullName ?? invitation.email}
    </Link>
  );
}

/** The page of an invitation for those who manage the organization. */
export function pageInOrganization({ organizationId, id }: Invitation): LinkProps {
  return { to: "/o/$organizationId/invitations/$invitationId", params: { organizationId, invitationId: id } };
}
