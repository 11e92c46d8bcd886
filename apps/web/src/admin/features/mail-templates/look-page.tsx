import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { BackLink } from "../../components/ui/back-link.tsx";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Page } from "../../components/ui/page.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";

const LookForm = lazyPart(async () => (await import("./look-form.tsx")).LookForm);

/** Colour and logo of all e-mails. */
export function LookPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const { data, error, isError, refetch } = useQuery(
    trpc.mail.brand.get.queryOptions({ organizationId }, { refetchOnWindowFocus: false }),
  );
  const loading = <SkeletonRows count={4} label="Loading colour and logo…" />;
  return (
    <Page
      above={
        <BackLink params={{ organizationId }} to="/o/$organizationId/mail/templates">
          Templates
        </BackLink>
      }
      lead="Of every e-mail that goes out from here, in all languages."
      title="Colour and logo"
    >
      {data ? (
        <Suspense fallback={loading}>
          <LookForm brand={data} />
        </Suspense>
      ) : null}
      {isError && !data ? (
        <FailedState error={error} onRetry={() => void refetch()} what="Colour and logo" />
      ) : null}
      {!isError && !data ? loading : null}
    </Page>
  );
}
