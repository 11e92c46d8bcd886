import type { Person } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, describe, expect, test } from "vitest";
import { appRouter } from "./root.ts";

const foyer = testFoyer();

let owner: Person;
let colleague: Person;

beforeAll(async () => {
  owner = await foyer.owner();
  colleague = await foyer.member({ organizationId: owner.organizationId });
});

const here = () => ({ organizationId: owner.organizationId });
const person = () => ({ ...here(), userId: colleague.userId });
const invitation = async () => ({ invitationId: (await foyer.invitation({ by: owner })).id });

/** What of Foyer belongs to an organization, each with an input that is good but for the missing factor. */
const inside: Record<string, () => object | Promise<object>> = {
  "account.apiKeys.create": () => ({ ...here(), name: "CI" }),
  "audit.export": here,
  "audit.list": here,
  "invitations.cancel": invitation,
  "invitations.copyLink": invitation,
  "invitations.create": () => ({
    target: { kind: "organization", ...here(), role: "member" },
    email: foyer.address(),
  }),
  "invitations.get": invitation,
  "invitations.list": here,
  "invitations.remind": invitation,
  "invitations.resend": invitation,
  "invitations.update": async () => ({ ...(await invitation()), note: "changed" }),
  "organizations.get": here,
  "organizations.update": () => ({ ...here(), name: "Changed" }),
  "people.create": () => ({ ...here(), email: foyer.address(), name: "Grace", role: "member" }),
  "people.get": person,
  "people.list": here,
  "people.loginHistory": person,
  "people.remove": person,
  "people.resetMfa": person,
  "people.setActive": () => ({ ...here(), userIds: [colleague.userId], active: false }),
  "people.signOutEverywhere": person,
  "people.update": () => ({ ...person(), role: "admin" }),
  "security.lockouts.lift": person,
  "security.lockouts.list": here,
  "security.policy.get": here,
  "security.policy.update": () => ({ ...here(), mfaPolicy: "off" }),
};

/** What belongs to a person, or to whoever holds a link: open without a second factor, for that is how one gets it. */
const outside =
  /^(?:account\.(?!apiKeys\.create)|auth\.|system\.|organizations\.(?:list|create)$|invitations\.(?:view|recordOpened|accept|decline|requestLink)$)/;

test("every procedure is either an organization's or a person's own", () => {
  const rest = Object.keys(appRouter._def.procedures).filter((procedure) => !outside.test(procedure));
  const listed = Object.keys(inside).filter((procedure) => !outside.test(procedure));
  expect(rest.sort()).toEqual(listed.sort());
});

describe("where the organization asks everybody for a second factor", () => {
  test("who has none reaches nothing of it, by session or API key, and all of it once they have one [S1.6]", async () => {
    const places = await Promise.all(
      Object.entries(inside).map(async ([name, of]) => [name, await of()] as const),
    );
    const session = foyer.browser(owner);
    const { key } = await session.api.account.apiKeys.create({ ...here(), name: "CI" });
    const program = foyer.browser(null, { authorization: `Bearer ${key}` });

    // The owner has none either, and may ask for it all the same: they are led to it next.
    await session.api.security.policy.update({ ...here(), mfaPolicy: "required" });

    const before = await everything();
    for (const [procedure, input] of places) {
      expect([procedure, await endOf(session.call(procedure, input))]).toEqual([
        procedure,
        "mfa_enrolment_required",
      ]);
      // What a key may never do it is refused for that reason or for this one.
      expect(["mfa_enrolment_required", "forbidden"]).toContain(await endOf(program.call(procedure, input)));
    }
    expect(await endOf(program.api.people.list(here()))).toBe("mfa_enrolment_required");
    expect(await everything()).toEqual(before);
    expect(await session.api.auth.me()).toMatchObject({
      mfa: "enrolment",
      organizations: [{ id: owner.organizationId, mfaEnrolmentRequired: true }],
    });
    expect((await session.api.organizations.list({})).items).toEqual([]);
    await expect(session.api.account.profile()).resolves.toMatchObject({ id: owner.userId });

    await foyer.sql`INSERT INTO totp (user_id, sealed_secret, enabled_at) VALUES (${owner.userId}, 'sealed', now())`;

    expect(await session.api.auth.me()).toMatchObject({ mfa: "nothing" });
    for (const [procedure, input] of places)
      expect([procedure, await endOf(session.call(procedure, input))]).not.toContain(
        "mfa_enrolment_required",
      );
    await expect(program.api.people.list(here())).resolves.toBeDefined();
  });

  test("of managers alone, members go on as before [S1.6]", async () => {
    const host = await foyer.owner();
    const { organizationId } = host;
    const [admin, member] = [await foyer.admin({ organizationId }), await foyer.member({ organizationId })];
    await foyer.callerFor(host).security.policy.update({ organizationId, mfaPolicy: "required_for_admins" });
    const ends = [host, admin, member].map((each) =>
      endOf(foyer.callerFor(each).organizations.get({ organizationId })),
    );
    expect(await Promise.all(ends)).toEqual(["mfa_enrolment_required", "mfa_enrolment_required", "done"]);
  });
});

async function everything() {
  return foyer.sql`
    SELECT (SELECT json_agg(o ORDER BY o.id) FROM organizations o) AS organizations,
      (SELECT json_agg(m ORDER BY m.id) FROM memberships m) AS memberships,
      (SELECT json_agg(i ORDER BY i.id) FROM invitations i) AS invitations,
      (SELECT count(*) FROM api_keys) AS keys, (SELECT count(*) FROM audit_entries) AS acts`;
}
