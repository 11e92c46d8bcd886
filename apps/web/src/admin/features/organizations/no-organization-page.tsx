import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button, buttonClass } from "../../components/ui/button.tsx";
import { Page } from "../../components/ui/page.tsx";
import { toastFailure } from "../../components/ui/toasts.tsx";
import { useSignOut, useUser } from "../session/session.ts";

/** For somebody who is in no organization, or whose access to every one is switched off. */
export function NoOrganizationPage(): ReactNode {
  const { email } = useUser();
  const signOut = useSignOut();
  return (
    <main className="grid min-h-dvh content-center">
      <Page narrow title="You are in no organization">
        <div className="grid justify-items-start gap-4 text-sm text-muted">
          <p>
            You are signed in as {email}, but no organization lets you in at the moment: your access was
            switched off, or your invitation is still waiting. Open the link in its e-mail, or ask whoever
            invited you.
          </p>
          <div className="flex flex-wrap gap-2">
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
