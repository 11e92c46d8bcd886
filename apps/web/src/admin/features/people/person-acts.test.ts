import { expect, test } from "vitest";
import { personActs } from "./person-acts.ts";

const joined = {
  userId: "grace",
  role: "member",
  status: "active",
  mfaEnabled: true,
  joinedAt: "2026-11-01T08:00:00.000Z",
  invitation: null,
} as const;
const invited = {
  ...joined,
  status: "invited",
  mfaEnabled: false,
  joinedAt: null,
  invitation: { status: "pending" },
} as const;
const owner = { userId: "olive", role: "owner" } as const;
const admin = { userId: "ada", role: "admin" } as const;
const member = { userId: "mia", role: "member" } as const;
const offered = (...[person, me]: Parameters<typeof personActs>) =>
  Object.entries(personActs(person, me)).flatMap(([act, is]) => (is ? [act] : []));

test("an active person can be managed in every way, but not activated or invited again", () => {
  expect(offered(joined, admin)).toEqual([
    "update",
    "deactivate",
    "remove",
    "resetMfa",
    "signOut",
    "seeSignIns",
  ]);
});

test("somebody who has not answered yet has no sign-ins, sessions or second factor to speak of", () => {
  expect(offered(invited, admin)).toEqual(["update", "deactivate", "resend", "remove"]);
});

test("whoever never joined comes in by an invitation; whoever did can be switched on again [S0.6]", () => {
  const declined = { ...invited, status: "inactive", invitation: { status: "declined" } } as const;
  expect(offered(declined, owner)).toEqual(["update", "inviteAgain", "remove"]);
  expect(offered({ ...joined, status: "inactive" }, owner)).toEqual([
    "update",
    "activate",
    "inviteAgain",
    "remove",
    "resetMfa",
    "seeSignIns",
  ]);
});

test("nobody manages those above them, or anybody as a member", () => {
  expect(offered({ ...joined, role: "owner" }, admin)).toEqual(["seeSignIns"]);
  expect(offered(joined, member)).toEqual([]);
  expect(offered(invited, member)).toEqual([]);
});

test("one can leave, but neither switch oneself off nor take off one's own second factor", () => {
  expect(offered({ ...joined, role: "admin" }, { ...admin, userId: "grace" })).toEqual([
    "update",
    "remove",
    "seeSignIns",
  ]);
});
