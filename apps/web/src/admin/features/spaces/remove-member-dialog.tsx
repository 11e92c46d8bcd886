import type { Space, SpaceMember } from "@foyer/contract/spaces";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { type OrganizationRole, roleInSpace } from "../../lib/permissions.ts";
import { trpc } from "../../lib/trpc.ts";
import { refreshSpaces } from "./refresh-spaces.ts";

export function RemoveMemberDialog({
  space,
  member: { userId, name: who, organizationRole },
  onClose,
}: {
  readonly space: Space;
  readonly member: SpaceMember;
  readonly onClose: () => void;
}): ReactNode {
  const { id: spaceId, name } = space;
  const remove = useMutation(
    trpc.spaces.members.remove.mutationOptions({
      onSuccess: async () => {
        await refreshSpaces();
        toast(`${who} is out of ${name}.`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      confirm={remove.isPending ? "Taking out…" : "Take out"}
      keep="Keep them"
      onClose={onClose}
      onConfirm={() => remove.mutate({ spaceId, userId })}
      pending={remove.isPending}
      problem={remove.isError ? failureOf(remove.error).message : null}
      title={`Take ${who} out of ${name}?`}
    >
      {lossWords(name, organizationRole)} Links that were sent to them before can't bring them back. You can
      invite them again.
    </ConfirmDialog>
  );
}

function lossWords(space: string, organizationRole: OrganizationRole): string {
  if (roleInSpace(organizationRole, null))
    return `They lose their role in ${space}. They can still see and manage it, because they manage the organization.`;
  const loss = `They lose their role, and see nothing of ${space} from now on.`;
  return organizationRole === "guest"
    ? `${loss} They stay a guest of the organization, with the other spaces that let them in.`
    : loss;
}
