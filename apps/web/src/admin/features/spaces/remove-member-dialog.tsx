import type { Space, SpaceMember } from "@foyer/contract/spaces";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { trpc } from "../../lib/trpc.ts";
import { refreshSpaces } from "./refresh-spaces.ts";

export function RemoveMemberDialog({
  space,
  member: { userId, name, organizationRole },
  onClose,
}: {
  readonly space: Space;
  readonly member: SpaceMember;
  readonly onClose: () => void;
}): ReactNode {
  const remove = useMutation(
    trpc.spaces.members.remove.mutationOptions({
      onSuccess: async () => {
        await refreshSpaces();
        toast(`${name} is out of ${space.name}.`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      confirm={remove.isPending ? "Taking out…" : "Take out"}
      keep="Keep them"
      onClose={onClose}
      onConfirm={() => remove.mutate({ spaceId: space.id, userId })}
      pending={remove.isPending}
      problem={remove.isError ? failureOf(remove.error).message : null}
      title={`Take ${name} out of ${space.name}?`}
    >
      They lose their role and see nothing of {space.name} from now on
      {organizationRole === "guest"
        ? ". They stay a guest of the organization, with the other spaces that let them in"
        : null}
      . Links that were sent to them before can't bring them back. You can invite them again.
    </ConfirmDialog>
  );
}
