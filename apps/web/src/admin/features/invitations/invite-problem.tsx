import { Link } from "@tanstack/react-router";
import { buttonClass } from "../../components/ui/button.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { failureOf } from "../../lib/failure.ts";
import { useOrganization } from "../session/organization.ts";

/** What is wrong with an address that is well formed; `null` if it is not the address that stands in the way. */
export function addressProblem(error: unknown, email: string, organization: string): string | null {
  return failureOf(error).reason === "already_member"
    ? `${email} is already a member of ${organization}.`
    : null;
}

/** Why somebody could not be invited, where no field says it, and the way on. */
export function InviteProblem({
  error,
  email,
  rest,
  onLeave,
}: {
  readonly error: unknown;
  readonly email: string;
  /** What the fields leave to say. */
  readonly rest: string | null;
  readonly onLeave: () => void;
}) {
  const { id: organizationId } = useOrganization();
  const { reason, invitationId } = failureOf(error);
  if (reason === "already_invited" && invitationId) {
    return (
      <Notice
        action={
          <Link
            className={buttonClass({ size: "small" })}
            onClick={onLeave}
            params={{ organizationId, invitationId }}
            to="/o/$organizationId/invitations/$invitationId"
          >
            Open that invitation
          </Link>
        }
        live
        tone="warning"
      >
        An invitation to {email} is already waiting for an answer. There you can send it again or copy its
        link.
      </Notice>
    );
  }
  if (!rest) return null;
  return (
    <Notice live tone="bad">
      {rest}
    </Notice>
  );
}
