import { Link } from "@tanstack/react-router";
import { Mark } from "../../../mark.tsx";
import { buttonClass } from "../../components/ui/button.tsx";
import { Page } from "../../components/ui/page.tsx";
import { useOrganization } from "../session/organization.ts";
import { useUser } from "../session/session.ts";

/** All that a plain member sees of the organization. */
export function MemberOverview() {
  const organization = useOrganization();
  const user = useUser();
  return (
    <Page narrow title={organization.name}>
      <div className="grid justify-items-start gap-4 rounded-card border px-5 py-6 sm:px-6">
        <Mark size={32} />
        <div className="grid gap-1 text-sm">
          <p className="font-medium">Welcome, {user.name}.</p>
          <p className="text-pretty text-muted">
            You are a member of {organization.name}. Its owners and admins can see your profile; keep it up to
            date.
          </p>
        </div>
        <Link
          className={buttonClass()}
          params={{ organizationId: organization.id }}
          to="/o/$organizationId/account"
        >
          My profile
        </Link>
      </div>
    </Page>
  );
}
