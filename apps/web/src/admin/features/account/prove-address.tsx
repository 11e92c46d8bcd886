import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { ProblemNotice } from "../../components/ui/problem-notice.tsx";
import { problemOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import { useUser } from "../session/session.ts";

/** For somebody of whom nobody knows yet that mail to their address reaches them: why nothing is shown, and the way on. */
export function ProveAddress(): ReactNode {
  const { email } = useUser();
  const ask = useMutation(trpc.auth.requestPasswordReset.mutationOptions());
  if (ask.isSuccess) {
    return (
      <Notice live title="Look into your mailbox" tone="good">
        A message is on its way to {email}. The link in it works once, within one hour: set a password, sign
        in with it, and come back here.
      </Notice>
    );
  }
  return (
    <div className="grid gap-3">
      <Notice
        action={
          <Button onClick={() => ask.mutate({ email })} pending={ask.isPending} size="small">
            {ask.isPending ? "Sending…" : "Send me a link"}
          </Button>
        }
        title="First show that this mailbox is yours"
        tone="neutral"
      >
        <div className="grid gap-2">
          <p>
            An invitation is for whoever reads mail to its address, and nothing has shown yet that mail to{" "}
            {email} reaches you. Until then nothing that may be waiting for it is shown here.
          </p>
          <p>
            Open the link in an invitation’s own e-mail; or have a link sent that sets a new password, which
            shows it once and for all. Setting it signs you out everywhere.
          </p>
        </div>
      </Notice>
      {ask.isError ? <ProblemNotice problem={problemOf(ask.error)} /> : null}
    </div>
  );
}
