// The one place of the first view that asks the contract's table; the build leaves the schemas beside it out of it.

export type { OrganizationRole, Permission, SpacePermission, SpaceRole } from "@foyer/contract/permissions";
export {
  can,
  canInSpace,
  grantableInSpace,
  managesEvent,
  mayGrant,
  mayManage,
  roleInSpace,
} from "@foyer/contract/permissions";
