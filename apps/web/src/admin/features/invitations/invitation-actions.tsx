import type { InvitationDetails } from "@foyer/contract/invitations";
import { useMutation } from "@tanstack/react-query";
import { Ban, BellRing, Pencil, RotateCw, UserPlus } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { toast, toastFailure, toastRefusal } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { lazyPart } from "../../lib/lazy-part.ts";
import { absoluteTime } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { availableActs } from "./available-acts.ts";
import { CopyLinkButton } from "./copy-link-button.tsx";
import type { Host } from "./doors/door.ts";
import { doors } from "./doors/doors.ts";
import { type InviteDraft, useInvite } from "./invite.ts";
import { messageRefusal } from "./message-refusal.ts";
import { refreshInvitations } from "./refresh-invitations.ts";

const EditInvitationDialog = lazyPart(
  async () => (await import("./edit-invitation-dialog.tsx")).EditInvitationDialog,
);
const CancelInvitationDialog = lazyPart(
  async () => (await import("./cancel-invitation-dialog.tsx")).CancelInvitationDialog,
);

/** What can be done with an invitation right now, and nothing else. */
export function InvitationActions({
  invitation,
  host,
}: {
  readonly invitation: InvitationDetails;
  readonly host: Host;
}) {
  const invite = useInvite();
  const [open, setOpen] = useState<"edit" | "cancel" | null>(null);
  const acts = availableActs(invitation, host);

  const settled = {
    onError: (error: unknown) => {
      const words = messageRefusal(failureOf(error));
      if (words) toastRefusal(words);
      else toastFailure(error);
    },
    onSettled: refreshInvitations,
  };
  const resend = useMutation(
    trpc.invitations.resend.mutationOptions({
      ...settled,
      onSuccess: ({ email, expiresAt }) =>
        toast(`Sent again to ${email}, valid until ${absoluteTime(expiresAt)}.`),
    }),
  );
  const remind = useMutation(
    trpc.invitations.remind.mutationOptions({
      ...settled,
      onSuccess: ({ email }) => toast(`A reminder is on its way to ${email}.`),
    }),
  );
  const input = { invitationId: invitation.id };

  return (
    <>
      {acts.resend ? (
        <Button
          onClick={() => resend.mutate(input)}
          pending={resend.isPending}
          variant={invitation.status === "expired" ? "primary" : "secondary"}
        >
          <RotateCw aria-hidden="true" />
          {resend.isPending ? "Sending…" : "Resend"}
        </Button>
      ) : null}
      {acts.remind ? (
        <Button onClick={() => remind.mutate(input)} pending={remind.isPending}>
          <BellRing aria-hidden="true" />
          {remind.isPending ? "Sending…" : "Remind"}
        </Button>
      ) : null}
      {acts.copyLink ? <CopyLinkButton invitationId={invitation.id} /> : null}
      {acts.update ? (
        <Button onClick={() => setOpen("edit")}>
          <Pencil aria-hidden="true" />
          Edit
        </Button>
      ) : null}
      {acts.cancel ? (
        <Button onClick={() => setOpen("cancel")}>
          <Ban aria-hidden="true" />
          Cancel invitation
        </Button>
      ) : null}
      {acts.inviteAgain && invite ? (
        <Button onClick={() => invite(draftOf(invitation))}>
          <UserPlus aria-hidden="true" />
          Invite again
        </Button>
      ) : null}
      <Suspense>
        {open === "edit" ? (
          <EditInvitationDialog
            grantable={host.grantable}
            invitation={invitation}
            onClose={() => setOpen(null)}
          />
        ) : null}
        {open === "cancel" ? (
          <CancelInvitationDialog invitation={invitation} onClose={() => setOpen(null)} />
        ) : null}
      </Suspense>
    </>
  );
}

/** How many messages may still follow, in a line. */
export function MessagesLeft({
  invitation,
  host,
}: {
  readonly invitation: InvitationDetails;
  readonly host: Host;
}) {
  const acts = availableActs(invitation, host);
  const { resendCount, resendLimit } = invitation;
  if (acts.limitReached) {
    return (
      <>
        It was sent as often as the organization allows: {resendCount} of {resendLimit} follow-up messages are
        used.
        {acts.copyLink ? " You can still copy the link." : null}
      </>
    );
  }
  if (!acts.resend) return null;
  return (
    <>
      {resendLimit - resendCount} of {resendLimit} follow-up messages left. Resending also renews the time; a
      reminder does not.
    </>
  );
}

/** The same invitation once more. */
export function draftOf(invitation: InvitationDetails): InviteDraft {
  const { email, fullName, role, isVip, bypassCapacity, kind } = invitation;
  const place = doors[kind].placeOf(invitation);
  const invitees = [{ email, ...(fullName && { fullName }) }];
  return { invitees, ...(role && { role }), isVip, bypassCapacity, placeId: place?.id ?? null };
}
