import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Section } from "../../components/ui/page.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { trpc } from "../../lib/trpc.ts";
import { useUser } from "../session/session.ts";
import { AccountFrame } from "./account-frame.tsx";

const ProfileForm = lazyPart(async () => (await import("./profile-form.tsx")).ProfileForm);
const PasswordForm = lazyPart(async () => (await import("./password-form.tsx")).PasswordForm);

export function AccountPage(): ReactNode {
  const user = useUser();
  const { data, error, isError, refetch } = useQuery(trpc.account.profile.queryOptions());
  const loading = <SkeletonRows count={4} label="Loading your profile…" />;
  return (
    <AccountFrame lead={user.email} narrow title="My account">
      <Section lead="The owners and admins of your organizations see it." title="Profile">
        {data ? (
          <Suspense fallback={loading}>
            <ProfileForm profile={data} />
          </Suspense>
        ) : null}
        {isError && !data ? (
          <FailedState error={error} onRetry={() => void refetch()} what="Your profile" />
        ) : null}
        {!isError && !data ? loading : null}
      </Section>
      <div className="border-t pt-6">
        <Section lead="Changing it signs you out everywhere else." title="Password">
          <Suspense fallback={<SkeletonRows count={2} label="Loading…" />}>
            <PasswordForm user={user} />
          </Suspense>
        </Section>
      </div>
    </AccountFrame>
  );
}
