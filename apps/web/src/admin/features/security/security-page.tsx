import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Page, Section } from "../../components/ui/page.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { Lockouts } from "./lockouts.tsx";
import { ReadablePolicy } from "./readable-policy.tsx";
import { SecondFactors } from "./second-factors.tsx";

const PolicyForm = lazyPart(async () => (await import("./policy-form.tsx")).PolicyForm);

/** How an organization guards what is inside, and who is at the door right now. */
export function SecurityPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  return (
    <Page title="Security">
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="max-w-2xl">
          <Policy key={organizationId} />
        </div>
        <div className="grid content-start gap-8">
          {can("person.list") ? (
            <Section title="Who has a second factor">
              <SecondFactors />
            </Section>
          ) : null}
          <Section lead="Too many tries have failed; waits end by themselves." title="Who has to wait">
            <Lockouts />
          </Section>
        </div>
      </div>
    </Page>
  );
}

function Policy() {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const { data, error, isError, refetch } = useQuery(
    trpc.security.policy.get.queryOptions({ organizationId }),
  );
  const loading = <SkeletonRows count={6} label="Loading the security policy…" />;
  if (!data) {
    if (!isError) return loading;
    return <FailedState error={error} onRetry={() => void refetch()} what="The security policy" />;
  }
  if (!can("security.update")) return <ReadablePolicy policy={data} />;
  return (
    <Suspense fallback={loading}>
      <PolicyForm policy={data} />
    </Suspense>
  );
}
