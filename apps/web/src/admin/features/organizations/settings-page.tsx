import type { Organization } from "@foyer/contract/organizations";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type ReactNode, Suspense } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Facts } from "../../components/ui/facts.tsx";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { Page, Section } from "../../components/ui/page.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { languages } from "../../lib/languages.ts";
import { lazyPart } from "../../lib/lazy-part.ts";
import { duration, plural } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { zoneName } from "../../lib/zoned-time.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { useNewOrganization } from "./new-organization.ts";
import { reminderWords } from "./reminder-words.ts";
import { renewalRules } from "./renewal-rules.ts";

const SettingsForm = lazyPart(async () => (await import("./settings-form.tsx")).SettingsForm);
const RedirectOrigins = lazyPart(async () => (await import("./redirect-origins.tsx")).RedirectOrigins);

export function SettingsPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const found = useNewOrganization();
  const { data, error, isError, refetch } = useQuery(trpc.organizations.get.queryOptions({ organizationId }));
  const loading = <SkeletonRows count={4} label="Loading the settings…" />;

  return (
    <Page narrow title="Settings">
      {data ? (
        <Suspense fallback={loading}>
          {can("organization.update") ? (
            <SettingsForm key={data.id} organization={data} />
          ) : (
            <ReadableSettings organization={data} />
          )}
        </Suspense>
      ) : null}
      {isError && !data ? (
        <FailedState error={error} onRetry={() => void refetch()} what="The settings" />
      ) : null}
      {!isError && !data ? loading : null}
      {data && can("organization.update") ? (
        <Suspense>
          <RedirectOrigins organization={data} />
        </Suspense>
      ) : null}
      {found ? (
        <div className="border-t pt-6">
          <Section
            lead="Another organization has its own people, invitations and settings. You will be its owner."
            title="Another organization"
          >
            <Button className="justify-self-start" onClick={found}>
              <Plus aria-hidden="true" />
              Create organization
            </Button>
          </Section>
        </div>
      ) : null}
    </Page>
  );
}

function ReadableSettings({ organization }: { readonly organization: Organization }) {
  return (
    <>
      <Notice tone="neutral">Only owners can change these settings.</Notice>
      <Facts
        facts={[
          { name: "Name", value: organization.name },
          { name: "Language of e-mails", value: languages[organization.language].label },
          { name: "Time zone", value: zoneName(organization.timeZone) },
          { name: "Invitations are valid for", value: duration(organization.defaultExpiryHours) },
          { name: "May follow the first message", value: plural(organization.resendLimit, "message") },
          {
            name: "While an invitation is not answered",
            value: reminderWords(organization.reminderRule, organization.timeZone),
          },
          {
            name: "When somebody asks for a fresh link",
            value: `${renewalRules[organization.renewalRule].label}. ${renewalRules[organization.renewalRule].meaning}`,
          },
          {
            name: "Invitees may go on to",
            value: ["Foyer", ...organization.redirectOrigins].join(", "),
          },
        ]}
      />
    </>
  );
}
