import type { InvitationRole } from "@foyer/contract/doors";
import type { ComponentProps } from "react";
import { SelectField } from "../../components/ui/field.tsx";
import { invitationRoles } from "../../lib/space-roles.ts";

/** A role, out of those that the caller may hand out. */
export function RoleField({
  grantable,
  chosen,
  label = "Role",
  ...rest
}: {
  readonly grantable: readonly InvitationRole[];
  readonly chosen: InvitationRole;
  readonly label?: string;
} & Omit<ComponentProps<typeof SelectField>, "label" | "hint" | "children">) {
  return (
    <SelectField hint={invitationRoles[chosen].meaning} label={label} {...rest}>
      {grantable.map((role) => (
        <option key={role} value={role}>
          {invitationRoles[role].label}
        </option>
      ))}
    </SelectField>
  );
}
