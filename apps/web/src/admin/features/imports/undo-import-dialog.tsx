import type { ImportRun } from "@foyer/contract/imports";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { failureOf } from "../../lib/failure.ts";
import { plural } from "../../lib/moment.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { refreshInvitations } from "../invitations/refresh-invitations.ts";

/** Asks before all that is still open of an import is taken back. */
export function UndoImportDialog({
  run: { id: importId, status, pending, accepted },
  onClose,
}: {
  readonly run: ImportRun;
  readonly onClose: () => void;
}): ReactNode {
  const cancel = useMutation(
    trpc.invitations.imports.cancel.mutationOptions({
      onSuccess: async (changed) => {
        queryClient.setQueryData(trpc.invitations.imports.get.queryKey({ importId }), changed);
        onClose();
        await refreshInvitations();
      },
    }),
  );
  return (
    <ConfirmDialog
      confirm={status === "running" ? "Stop and take back" : `Cancel ${plural(pending, "invitation")}`}
      keep="Keep them"
      onClose={onClose}
      onConfirm={() => cancel.mutate({ importId })}
      pending={cancel.isPending}
      problem={cancel.isError ? failureOf(cancel.error).message : null}
      title="Take this import back?"
    >
      {status === "running" ? "The rest of the file is not imported, and " : ""}
      {plural(pending, "invitation")} {status === "running" ? "so far " : ""}
      {pending === 1 ? "stops working: its link lets nobody in" : "stop working: their links let nobody in"}{" "}
      any more, also from e-mails that have arrived. E-mails that wait are not sent.
      {accepted > 0 ? ` Whoever has accepted (${accepted.toLocaleString("en")}) stays.` : ""}
    </ConfirmDialog>
  );
}
