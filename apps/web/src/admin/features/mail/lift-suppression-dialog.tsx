import type { Suppression } from "@foyer/contract/mail";
import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { refreshMail } from "./refresh-mail.ts";

/** Lets an address be invited again, after asking. */
export function LiftSuppressionDialog({
  suppression: { id: suppressionId, address, reason },
  onClose,
}: {
  readonly suppression: Suppression;
  readonly onClose: () => void;
}) {
  const { id: organizationId } = useOrganization();
  const who = address ?? "this address";
  const lift = useMutation(
    trpc.mail.suppressions.lift.mutationOptions({
      onSuccess: async () => {
        await refreshMail();
        toast(`Invitations can go to ${who} again.`);
        onClose();
      },
      onError: (error) => {
        // It is off the list, or somebody has put themself on it: the list tells.
        if (failureOf(error).reason === "not_found") onClose();
        void refreshMail();
      },
    }),
  );
  return (
    <ConfirmDialog
      confirm={lift.isPending ? "Taking it off…" : "Take it off"}
      keep="Leave it on"
      onClose={onClose}
      onConfirm={() => lift.mutate({ organizationId, suppressionId })}
      pending={lift.isPending}
      problem={lift.isError ? failureOf(lift.error).message : null}
      title={`Take ${who} off the list?`}
    >
      {reason === "bounced"
        ? "Its mail server refused mail for it. Take it off if you know that it works now: mail that keeps bouncing makes providers mistrust all of yours. Nothing is sent by this alone."
        : "Invitations and reminders can be sent to it again. Nothing is sent by this alone."}
    </ConfirmDialog>
  );
}
