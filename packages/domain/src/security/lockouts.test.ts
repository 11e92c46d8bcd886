import { password } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { codeKey, passwordKey } from "../accounts/guards.ts";

const foyer = testFoyer();

const failed = (key: string, failures: number, ago = "0 seconds") =>
  foyer.sql`INSERT INTO throttles VALUES (${key}, ${failures}, now() - ${ago}::interval)`;

describe("the lockouts of an organization", () => {
  test("are its people whose next try has to wait now, and until when [S1.7]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const [waiting, over, free, foreign] = [
      await foyer.member({ organizationId }),
      await foyer.member({ organizationId }),
      await foyer.member({ organizationId }),
      await foyer.member(),
    ];
    await failed(passwordKey(waiting.email), 12, "1 minute");
    await failed(codeKey(waiting.userId), 10, "2 seconds");
    await failed(passwordKey(over.email), 12, "129 seconds");
    await failed(passwordKey(free.email), 4);
    await failed(passwordKey(foreign.email), 12);
    const { security } = foyer.callerFor(owner);
    const { items } = await security.lockouts.list({ organizationId });
    const { userId, email, name } = waiting;
    expect(items).toMatchObject([
      { userId, email, name, role: "member", step: "code", failures: 10 },
      { userId, email, name, role: "member", step: "password", failures: 12 },
    ]);
    expect(items.map(({ lastFailedAt, until }) => Date.parse(until) - Date.parse(lastFailedAt))).toEqual([
      32_000, 128_000,
    ]);
    const first = await security.lockouts.list({ organizationId, limit: 1 });
    expect(first.items).toEqual(items.slice(0, 1));
    const rest = await security.lockouts.list({ organizationId, cursor: first.nextCursor ?? "" });
    expect(rest).toEqual({ items: items.slice(1), nextCursor: null });
  });

  test("show nothing of those who have not joined: their account is none of its business", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const invited = await foyer.member({ organizationId, active: false });
    await foyer.sql`UPDATE memberships SET joined_at = NULL WHERE user_id = ${invited.userId}`;
    await failed(passwordKey(invited.email), 12);
    const { security } = foyer.callerFor(owner);
    expect((await security.lockouts.list({ organizationId })).items).toEqual([]);
    await security.lockouts.lift({ organizationId, userId: invited.userId });
    expect(await foyer.sql`SELECT 1 FROM throttles WHERE key = ${passwordKey(invited.email)}`).toHaveLength(
      1,
    );
  });

  test("of a password are lifted at once, from every device; those of a code, which are soon guessed, are not [S1.7]", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const member = await foyer.member({ organizationId });
    await failed(passwordKey(member.email), 200);
    await failed(`${passwordKey(member.email)}:0123456789abcdef`, 200);
    const signIn = () => endOf(foyer.callerFor(null).auth.signIn({ email: member.email, password }));
    expect(await signIn()).toBe("account_locked");
    const { security } = foyer.callerFor(admin);
    for (let time = 0; time < 2; time++)
      await security.lockouts.lift({ organizationId, userId: member.userId });
    expect(await signIn()).toBe("done");
    expect((await security.lockouts.list({ organizationId })).items).toEqual([]);
    await failed(codeKey(member.userId), 200);
    await security.lockouts.lift({ organizationId, userId: member.userId });
    expect((await security.lockouts.list({ organizationId })).items).toMatchObject([{ step: "code" }]);
    expect(await foyer.sql`SELECT 1 FROM throttles WHERE key LIKE ${`%${member.email}%`}`).toEqual([]);
    expect(
      await foyer.sql`
        SELECT actor_id, subject_id, subject_label FROM audit_entries
        WHERE act = 'lockout.lifted' AND subject_id = ${member.userId}`,
    ).toEqual([{ actor_id: admin.userId, subject_id: member.userId, subject_label: member.email }]);
  });

  test("are lifted only of people of one's own, and of nobody above oneself", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const owner = await foyer.owner({ organizationId });
    const member = await foyer.member({ organizationId });
    const foreign = await foyer.member();
    const { security } = foyer.callerFor(admin);
    expect(await endOf(security.lockouts.lift({ organizationId, userId: owner.userId }))).toBe("forbidden");
    expect(await endOf(security.lockouts.lift({ organizationId, userId: foreign.userId }))).toBe("not_found");
    const lift = foyer.callerFor(member).security.lockouts;
    expect(await endOf(lift.lift({ organizationId, userId: member.userId }))).toBe("forbidden");
    expect(await endOf(lift.list({ organizationId }))).toBe("forbidden");
  });

  test("are lifted neither by an API key nor by one organization for another: the guesser may have either", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const key = foyer.callerFor(null, { authorization: `Bearer ${await foyer.apiKey(admin)}` });
    const lift = { organizationId, userId: admin.userId };
    expect(await endOf(key.security.lockouts.lift(lift))).toBe("forbidden");
    const shared = await foyer.member({ organizationId });
    const elsewhere = await foyer.organization();
    await foyer.services.database.read.membership.create({
      data: {
        organizationId: elsewhere,
        userId: shared.userId,
        role: "member",
        active: true,
        joinedAt: new Date(),
      },
    });
    const { security, people } = foyer.callerFor(admin);
    const input = { organizationId, userId: shared.userId };
    expect(await endOf(security.lockouts.lift(input))).toBe("forbidden");
    expect(await endOf(people.signOutEverywhere(input))).toBe("forbidden");
  });
});
