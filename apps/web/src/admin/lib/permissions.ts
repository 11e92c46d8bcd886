// The one place of the first view that asks the contract's table; the build leaves the schemas beside it out of it.

export type { OrganizationRole, Permission } from "@foyer/contract/permissions";
export { can, mayGrant, mayManage } from "@foyer/contract/permissions";
