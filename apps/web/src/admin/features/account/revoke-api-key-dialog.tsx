import type { ApiKey } from "@foyer/contract/account";
import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { toast, toastFailure } from "../../components/ui/toasts.tsx";
import { queryClient, trpc } from "../../lib/trpc.ts";

export function RevokeApiKeyDialog({
  apiKey: { id, name, organizationName, lastUsedAt },
  onClose,
}: {
  readonly apiKey: ApiKey;
  readonly onClose: () => void;
}) {
  const revoke = useMutation(
    trpc.account.apiKeys.revoke.mutationOptions({
      onSuccess: () => toast(`The key “${name}” no longer works.`),
      onError: toastFailure,
      onSettled: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.account.apiKeys.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      confirm={revoke.isPending ? "Revoking…" : "Revoke key"}
      keep="Keep it"
      onClose={onClose}
      onConfirm={() => revoke.mutate({ apiKeyId: id })}
      pending={revoke.isPending}
      title={`Revoke “${name}”?`}
    >
      Every program that uses it loses its access to {organizationName} at once, and the key can't be brought
      back.{" "}
      {lastUsedAt ? (
        <>
          It was last used <Moment at={lastUsedAt} />.
        </>
      ) : (
        "It was never used."
      )}
    </ConfirmDialog>
  );
}
