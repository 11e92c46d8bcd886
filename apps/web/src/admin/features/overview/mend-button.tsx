import type { Invitation } from "@foyer/contract/invitations";
import { useMutation } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/ui/button.tsx";
import { toast, toastFailure, toastRefusal } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { absoluteTime } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { availableActs } from "../invitations/available-acts.ts";
import { CopyLinkButton } from "../invitations/copy-link-button.tsx";
import { useHost } from "../invitations/host.ts";
import { messageRefusal } from "../invitations/message-refusal.ts";
import { refreshInvitations } from "../invitations/refresh-invitations.ts";
import { mendingAct } from "./mending-act.ts";

/** What gets an invitation on, as a button; nothing where the caller has no such act. Give it the kind as its key. */
export function MendButton({ invitation }: { readonly invitation: Invitation }): ReactNode {
  const act = mendingAct(invitation.delivery, availableActs(invitation, useHost(invitation)));
  switch (act) {
    case "resend":
      return <ResendButton invitationId={invitation.id} />;
    case "copyLink":
      return <CopyLinkButton invitationId={invitation.id} />;
    case null:
      return null;
  }
}

function ResendButton({ invitationId }: { readonly invitationId: string }) {
  const resend = useMutation(
    trpc.invitations.resend.mutationOptions({
      onSuccess: ({ email, expiresAt }) =>
        toast(`Sent again to ${email}, valid until ${absoluteTime(expiresAt)}.`),
      onError: (error) => {
        const words = messageRefusal(failureOf(error));
        if (words) toastRefusal(words);
        else toastFailure(error);
      },
      onSettled: refreshInvitations,
    }),
  );
  return (
    <Button onClick={() => resend.mutate({ invitationId })} pending={resend.isPending}>
      <RotateCw aria-hidden="true" />
      {resend.isPending ? "Sending…" : "Resend"}
    </Button>
  );
}
