import { describe, expect, test } from "vitest";
import {
  can,
  canInSpace,
  grantableInSpace,
  type InvitationPermission,
  managesEvent,
  mayGrant,
  mayManage,
  memberRole,
  organizationRoles,
  roleInSpace,
  type SpacePermission,
  spaceRoles,
} from "./permissions.ts";

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

/** Everything that is done with invitations: the same for every door. */
const withInvitations: readonly InvitationPermission[] = [
  "invitation.create",
  "invitation.view",
  "invitation.update",
  "invitation.cancel",
  "invitation.resend",
  "invitation.remind",
  "invitation.copyLink",
];

describe("a guest of an organization", () => {
  test("sees that there are spaces, and nothing else of it [S4.4]", () => {
    expect(can("guest", "space.list")).toBe(true);
    for (const permission of [
      ...withInvitations,
      ...(["organization.view", "person.list", "audit.view", "security.view"] as const),
      ...(["space.create", "space.copyLink", "space.manageAll"] as const),
      ...(["event.list", "event.create", "event.organize"] as const),
    ] as const)
      expect([permission, can("guest", permission)]).toEqual([permission, false]);
  });

  test("is nobody's superior, and nobody is invited to be one", () => {
    expect(organizationRoles.filter((managed) => mayManage("guest", managed))).toEqual([]);
    expect(memberRole.options).toEqual(["owner", "admin", "member"]);
  });
});

describe("in a space [S4.1]", () => {
  test("custodians do everything, and the others see it and who is in it", () => {
    const permissions: readonly SpacePermission[] = [
      ...withInvitations,
      ...(["space.view", "space.listMembers"] as const),
      ...(["space.update", "space.remove", "space.setRole", "space.removeMember"] as const),
    ];
    const held = spaceRoles.map((role) =>
      permissions.filter((permission) => canInSpace(role, permission, "member")),
    );
    expect(held).toEqual([
      permissions,
      ["space.view", "space.listMembers"],
      ["space.view", "space.listMembers"],
    ]);
  });

  test("a guest copies no link, whatever they are there: it would open the account of an address that has none", () => {
    const copiers = organizationRoles.filter((role) =>
      spaceRoles.some((own) => canInSpace(own, "invitation.copyLink", role)),
    );
    expect(copiers).toEqual(["owner", "admin", "member"]);
    for (const permission of withInvitations.filter((each) => each !== "invitation.copyLink"))
      expect(canInSpace("custodian", permission, "guest")).toBe(true);
  });

  test("custodians hand out every role of it, and the others none", () => {
    expect(spaceRoles.map(grantableInSpace)).toEqual([spaceRoles, [], []]);
  });

  test("whoever manages the organization counts as a custodian, and everybody else as what they are there", () => {
    const owns = [null, ...spaceRoles];
    for (const role of ["owner", "admin"] as const)
      expect(owns.map((own) => roleInSpace(role, own))).toEqual(owns.map(() => "custodian"));
    for (const role of ["member", "guest"] as const)
      expect(owns.map((own) => roleInSpace(role, own))).toEqual(owns);
  });
});

test("an event is managed by its organizer, no guest, and by those who manage the organization [S3.2]", () => {
  const managers = organizationRoles.map((role) => [managesEvent(role, false), managesEvent(role, true)]);
  expect(managers).toEqual([
    [true, true],
    [true, true],
    [false, true],
    [false, false],
  ]);
});
