import type { Space } from "@foyer/contract/spaces";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { plural } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { refreshSpaces } from "./refresh-spaces.ts";

export function RemoveSpaceDialog({
  space: { id: spaceId, organizationId, name, memberCount },
  onClose,
}: {
  readonly space: Space;
  readonly onClose: () => void;
}): ReactNode {
  const navigate = useNavigate();
  const remove = useMutation(
    trpc.spaces.remove.mutationOptions({
      onSuccess: async () => {
        // Away from what is gone first, so that nobody sees it missing.
        await navigate({ to: "/o/$organizationId/spaces", params: { organizationId } });
        await refreshSpaces();
        toast(`${name} is removed.`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      confirm={remove.isPending ? "Removing…" : "Remove space"}
      keep="Keep it"
      onClose={onClose}
      onConfirm={() => remove.mutate({ spaceId })}
      pending={remove.isPending}
      problem={remove.isError ? failureOf(remove.error).message : null}
      title={`Remove ${name}?`}
    >
      {plural(memberCount, "member loses", "members lose")} their place in it at once, and every invitation to
      it that waits for an answer is cancelled. Accounts stay, and so does what the audit tells. This can't be
      undone.
    </ConfirmDialog>
  );
}
