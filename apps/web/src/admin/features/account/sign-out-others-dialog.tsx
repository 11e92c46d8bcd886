import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { toast, toastFailure } from "../../components/ui/toasts.tsx";
import { queryClient, trpc } from "../../lib/trpc.ts";

export function SignOutOthersDialog({ onClose }: { readonly onClose: () => void }) {
  const revoke = useMutation(
    trpc.account.revokeOtherSessions.mutationOptions({
      onSuccess: () => toast("Everywhere else you are signed out."),
      onError: toastFailure,
      onSettled: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.account.sessions.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      confirm={revoke.isPending ? "Signing out…" : "Sign out everywhere else"}
      keep="Stay signed in"
      onClose={onClose}
      onConfirm={() => revoke.mutate()}
      pending={revoke.isPending}
      title="Sign out everywhere else?"
    >
      Every other browser is signed out at once; what was typed there and not saved is lost. This browser
      stays signed in.
    </ConfirmDialog>
  );
}
