import type { ComponentProps } from "react";
import { SelectField } from "../../components/ui/field.tsx";
import { type OrganizationRole } from "../../lib/permissions.ts";
import { grantableRoles, roles } from "../../lib/roles.ts";

/** A role, out of those that the caller may hand out. */
export function RoleField({
  granter,
  chosen,
  ...rest
}: {
  readonly granter: OrganizationRole;
  readonly chosen: OrganizationRole;
} & Omit<ComponentProps<typeof SelectField>, "label" | "hint" | "children">) {
  return (
    <SelectField hint={roles[chosen].meaning} label="Role" {...rest}>
      {grantableRoles(granter).map((role) => (
        <option key={role} value={role}>
          {roles[role].label}
        </option>
      ))}
    </SelectField>
  );
}
