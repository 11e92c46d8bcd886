import type { Space } from "@foyer/contract/spaces";
import { canInSpace, roleInSpace, type SpacePermission, type SpaceRole } from "../../lib/permissions.ts";
import { useOrganization } from "../session/organization.ts";

export type SpaceRights = {
  /** What the caller counts as there; null: nothing. */
  readonly role: SpaceRole | null;
  /** The caller counts as a custodian whatever their own role is: they manage the organization. */
  readonly byOrganization: boolean;
  readonly can: (permission: SpacePermission) => boolean;
};

/** What the caller may do in a space: the same table that the server asks. */
export function useSpaceRights(space: Pick<Space, "role">): SpaceRights {
  const { role: mine } = useOrganization();
  const role = roleInSpace(mine, space.role);
  return {
    role,
    byOrganization: roleInSpace(mine, null) !== null,
    can: (permission) => role !== null && canInSpace(role, permission, mine),
  };
}
