import { Link } from "@tanstack/react-router";
import { buttonClass } from "../../components/ui/button.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { failureOf } from "../../lib/failure.ts";
import { waitWords } from "../../lib/wait.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";

/** What is wrong with an address that is well formed; `null` if it is not the address that stands in the way. */
export function addressProblem(error: unknown, email: string, organization: string): string | null {
  return failureOf(error).reason === "already_member"
    ? `${email} is already a member of ${organization}.`
    : null;
}

const withoutMail =
  "You can also invite them by “Invite”, without the e-mail, and pass the link on yourself.";

/** Why somebody could not be added, where no field says it, and the way on. */
export function AddPersonProblem({
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
  const { can } = usePermissions();
  const failure = failureOf(error);
  const { reason, invitationId } = failure;
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
  if (reason === "address_suppressed") {
    return (
      <Notice
        action={
          can("mail.view") ? (
            <Link
              className={buttonClass({ size: "small" })}
              onClick={onLeave}
              params={{ organizationId }}
              search={{ email }}
              to="/o/$organizationId/mail/suppressed"
            >
              See why
            </Link>
          ) : null
        }
        live
        title={`No e-mail is sent to ${email}.`}
        tone="warning"
      >
        It bounced, or they asked for no more invitations from here. {withoutMail}
      </Notice>
    );
  }
  if (reason === "rate_limited") {
    return (
      <Notice live title={failure.message} tone="warning">
        {failure.retryAfterSeconds === null
          ? null
          : `It is possible in ${waitWords(failure.retryAfterSeconds)}. `}
        {withoutMail}
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
