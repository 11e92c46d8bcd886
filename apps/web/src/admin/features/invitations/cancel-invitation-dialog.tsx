import type { Invitation } from "@foyer/contract/invitations";
import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { toast, toastFailure } from "../../components/ui/toasts.tsx";
import { trpc } from "../../lib/trpc.ts";
import { doors } from "./doors/doors.ts";
import { refreshInvitations } from "./refresh-invitations.ts";

export function CancelInvitationDialog({
  invitation,
  onClose,
}: {
  readonly invitation: Invitation;
  readonly onClose: () => void;
}) {
  const cancel = useMutation(
    trpc.invitations.cancel.mutationOptions({
      onSuccess: () => toast(`The invitation to ${invitation.email} is cancelled.`),
      onError: toastFailure,
      onSettled: async () => {
        await refreshInvitations();
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      confirm={cancel.isPending ? "Cancelling…" : "Cancel invitation"}
      keep="Keep it"
      onClose={onClose}
      onConfirm={() => cancel.mutate({ invitationId: invitation.id })}
      pending={cancel.isPending}
      title={`Cancel the invitation to ${invitation.fullName ?? invitation.email}?`}
    >
      Every link that was sent or copied stops working at once, and {doors[invitation.kind].onceCancelled}{" "}
      This can't be undone; you can invite them again.
    </ConfirmDialog>
  );
}
