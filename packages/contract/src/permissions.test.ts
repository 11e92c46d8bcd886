import { expect, test } from "vitest";
import { can, mayGrant, organizationRoles } from "./permissions.ts";

test("nobody hands out a role above their own, and members hand out none [S0.11]", () => {
  const granted = organizationRoles.map((granter) => [
    granter,
    organizationRoles.filter((role) => mayGrant(granter, role)),
  ]);
  expect(granted).toEqual([
    ["owner", ["owner", "admin", "member", "guest"]],
    ["admin", ["admin", "member", "guest"]],
    ["member", []],
    ["guest", []],
  ]);
});

test("a member enters the organization and sees no other person in it [S0.11]", () => {
  expect(can("member", "organization.view")).toBe(true);
  expect(can("member", "person.list")).toBe(false);
  expect(can("member", "invitation.view")).toBe(false);
  expect(can("member", "audit.view")).toBe(false);
});

test("only owners change an organization", () => {
  expect(organizationRoles.filter((role) => can(role, "organization.update"))).toEqual(["owner"]);
  expect(organizationRoles.filter((role) => can(role, "organization.create"))).toEqual(["owner"]);
});
