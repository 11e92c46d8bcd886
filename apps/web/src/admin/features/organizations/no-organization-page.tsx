import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button, buttonClass } from "../../components/ui/button.tsx";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Page } from "../../components/ui/page.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { toastFailure } from "../../components/ui/toasts.tsx";
import { OwnInvitationList } from "../account/own-invitation-list.tsx";
import { ownInvitationsQuery } from "../account/own-invitations-query.ts";
import { ProveAddress } from "../account/prove-address.tsx";
import { useSignOut, useUser } from "../session/session.ts";

/** For somebody who is in no organization, or whose access to every one is switched off: what waits for them comes first. */
export function NoOrganizationPage(): ReactNode {
  const { email } = useUser();
  const signOut = useSignOut();
  const { data, error, isError, refetch } = useQuery(ownInvitationsQuery());
  const invited = data && data.items.length > 0;
  return (
    <main className="grid min-h-dvh content-center">
      <Page narrow title={invited ? "Waiting for you" : "You are in no organization"}>
        <div className="grid gap-6 text-sm text-muted">
          <p>
            {invited
              ? `You are signed in as ${email}. No organization lets you in at the moment, but this waits for your answer.`
              : `You are signed in as ${email}, but no organization lets you in at the moment: your access was switched off, or you have not been invited. Ask whoever let you in before.`}
          </p>
          {invited ? (
            <div className="text-ink">
              <OwnInvitationList invitations={data.items} />
            </div>
          ) : null}
          {data && !data.isAddressProven ? (
            <div className="text-ink">
              <ProveAddress />
            </div>
          ) : null}
          {data || isError ? null : <SkeletonRows count={2} label="Looking for invitations…" />}
          {isError && !data ? (
            <FailedState error={error} onRetry={() => void refetch()} what="What waits for you" />
          ) : null}
          <div className="flex flex-wrap gap-2">
            {data?.nextCursor ? (
              <Link className={buttonClass()} to="/account/invitations">
                Show all
              </Link>
            ) : null}
            <Link className={buttonClass()} to="/account">
              My account
            </Link>
            <Button
              onClick={() => signOut.mutate(undefined, { onError: toastFailure })}
              pending={signOut.isPending}
            >
              Sign out
            </Button>
          </div>
        </div>
      </Page>
    </main>
  );
}
