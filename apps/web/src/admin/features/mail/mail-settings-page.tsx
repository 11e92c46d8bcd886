import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { ReadableMailSettings } from "./readable-mail-settings.tsx";

const MailSettingsForm = lazyPart(async () => (await import("./mail-settings-form.tsx")).MailSettingsForm);

/** By which way an organization's e-mail leaves. */
export function MailSettingsPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const { data, error, isError, refetch } = useQuery(trpc.mail.settings.get.queryOptions({ organizationId }));
  const loading = <SkeletonRows count={6} label="Loading the e-mail settings…" />;
  return (
    <div className="max-w-2xl">
      {data ? (
        <Suspense fallback={loading}>
          {can("mail.update") ? (
            <MailSettingsForm key={organizationId} settings={data} />
          ) : (
            <ReadableMailSettings settings={data} />
          )}
        </Suspense>
      ) : null}
      {isError && !data ? (
        <FailedState error={error} onRetry={() => void refetch()} what="The e-mail settings" />
      ) : null}
      {!isError && !data ? loading : null}
    </div>
  );
}
