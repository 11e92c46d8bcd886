import { UserPlus } from "lucide-react";
import { Mark } from "../../../mark.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Page, Section } from "../../components/ui/page.tsx";
import { RecentActivity } from "../audit/recent-activity.tsx";
import { useOrganization } from "../session/organization.ts";

/** The overview of an organization that nobody else was invited to yet. */
export function FirstRun({ invite }: { readonly invite: () => void }) {
  const organization = useOrganization();
  return (
    <Page title="Overview">
      <div className="grid justify-items-center gap-5 rounded-card border px-6 py-14 text-center">
        <Mark size={56} />
        <div className="grid gap-2">
          <h2 className="text-lg font-semibold tracking-tight text-balance">
            The door of {organization.name} is ajar
          </h2>
          <p className="max-w-md text-sm text-balance text-muted">
            Nobody registers here: people come in because you invite them. Write an address, and they get a
            link.
          </p>
        </div>
        <Button onClick={() => invite()} variant="primary">
          <UserPlus aria-hidden="true" />
          Invite your first colleague
        </Button>
      </div>
      <Section title="Recent activity">
        <RecentActivity organizationId={organization.id} />
      </Section>
    </Page>
  );
}
