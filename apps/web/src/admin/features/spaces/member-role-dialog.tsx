import { type Space, type SpaceMember, setSpaceRole } from "@foyer/contract/spaces";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useWatch } from "react-hook-form";
import { FormDialog } from "../../components/ui/form-dialog.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { grantableInSpace } from "../../lib/permissions.ts";
import { spaceRoles } from "../../lib/space-roles.ts";
import { trpc } from "../../lib/trpc.ts";
import { RoleField } from "../invitations/role-field.tsx";
import { useUser } from "../session/session.ts";
import { refreshSpaces } from "./refresh-spaces.ts";
import type { SpaceRights } from "./space-rights.ts";

/** Changes what somebody may do in a space; who gives their own care of it away is told what that means. */
export function MemberRoleDialog({
  space,
  member,
  rights,
  onClose,
}: {
  readonly space: Space;
  readonly member: SpaceMember;
  readonly rights: SpaceRights;
  readonly onClose: () => void;
}): ReactNode {
  const self = useUser().id === member.userId;
  const { userId, name, role } = member;
  const form = useContractForm(setSpaceRole, { spaceId: space.id, userId, role });
  const chosen = useWatch({ control: form.control, name: "role" });
  const [problem, setProblem] = useState<string | null>(null);
  const givesAway = self && role === "custodian" && chosen !== "custodian";

  const update = useMutation(
    trpc.spaces.members.setRole.mutationOptions({
      onSuccess: async ({ role: now }) => {
        await refreshSpaces();
        toast(
          `${self ? "You are" : `${name} is`} a ${spaceRoles[now].label.toLowerCase()} of ${space.name} now.`,
        );
        onClose();
      },
      onError: (error) => setProblem(showIssues(form, error, ["role"])),
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    if (input.role === role) return onClose();
    update.mutate(input);
  });

  return (
    <FormDialog
      cancel="Keep as it was"
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      pending={update.isPending}
      problem={problem}
      submit={update.isPending ? "Saving…" : "Save role"}
      title={self ? `Change your role in ${space.name}` : `Change the role of ${name}`}
    >
      <RoleField
        chosen={chosen}
        error={form.formState.errors.role?.message}
        grantable={rights.role ? grantableInSpace(rights.role) : []}
        {...form.register("role")}
      />
      {givesAway ? (
        <Notice live tone="warning">
          {rights.byOrganization
            ? "You stay able to manage the space, because you manage the organization; but it is not in your care any more."
            : "You won't be able to invite people, change roles or settings here any more, and only another custodian can give you that back."}
        </Notice>
      ) : null}
    </FormDialog>
  );
}
