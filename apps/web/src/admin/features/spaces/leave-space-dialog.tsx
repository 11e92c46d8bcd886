import type { Space } from "@foyer/contract/spaces";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { trpc } from "../../lib/trpc.ts";
import { refreshSpaces } from "./refresh-spaces.ts";
import { useSpaceRights } from "./space-rights.ts";

export function LeaveSpaceDialog({
  space: { id: spaceId, organizationId, name, role },
  onClose,
}: {
  readonly space: Space;
  readonly onClose: () => void;
}): ReactNode {
  const { byOrganization } = useSpaceRights({ role });
  const navigate = useNavigate();
  const leave = useMutation(
    trpc.spaces.leave.mutationOptions({
      onSuccess: async () => {
        // Away from what is gone first, so that nobody sees it missing.
        if (!byOrganization) await navigate({ to: "/o/$organizationId/spaces", params: { organizationId } });
        await refreshSpaces();
        toast(`You have left ${name}.`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      confirm={leave.isPending ? "Leaving…" : "Leave space"}
      keep="Stay"
      onClose={onClose}
      onConfirm={() => leave.mutate({ spaceId })}
      pending={leave.isPending}
      problem={leave.isError ? failureOf(leave.error).message : null}
      title={`Leave ${name}?`}
    >
      {byOrganization
        ? "Your own role in it is gone. You can still see and manage it, because you manage the organization."
        : "You are out at once, and see nothing of it any more. You can't undo this: a custodian has to invite you again."}
    </ConfirmDialog>
  );
}
