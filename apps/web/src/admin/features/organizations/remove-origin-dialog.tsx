import type { Organization } from "@foyer/contract/organizations";
import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { trpc } from "../../lib/trpc.ts";

/** Lets invitees go on to a site no more. */
export function RemoveOriginDialog({
  organization: { id: organizationId, redirectOrigins },
  origin,
  onRemoved,
  onClose,
}: {
  readonly organization: Organization;
  readonly origin: string;
  readonly onRemoved: (saved: Organization) => void;
  readonly onClose: () => void;
}) {
  const update = useMutation(
    trpc.organizations.update.mutationOptions({
      onSuccess: (saved) => {
        onRemoved(saved);
        toast(`Nobody goes on to ${origin} any more.`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      confirm={update.isPending ? "Removing…" : "Remove site"}
      keep="Keep it"
      onClose={onClose}
      onConfirm={() =>
        update.mutate({
          organizationId,
          redirectOrigins: redirectOrigins.filter((each) => each !== origin),
        })
      }
      pending={update.isPending}
      problem={update.isError ? failureOf(update.error).message : null}
      title={`Remove ${origin}?`}
    >
      Invitations that were to lead there stay open, but whoever accepts one then stays in Foyer: your site no
      longer learns that they have come.
    </ConfirmDialog>
  );
}
