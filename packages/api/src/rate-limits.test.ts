import { Failure } from "@foyer/contract/failures";
import type { Limits } from "@foyer/domain/limits";
import { password } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { restRoutes } from "./rest-routes.ts";

const foyer = testFoyer();

/** Limits that everybody has reached. */
const reached: Limits = {
  take: () => Promise.reject(new Failure("rate_limited", { retryAfterSeconds: 7 })),
};

const spent = (key: string, points: number) => foyer.sql`
  INSERT INTO rate_limits (key, points, expire) VALUES (${key}, ${points}, (EXTRACT(EPOCH FROM now()) + 60) * 1000)`;

describe("every procedure", () => {
  test.each(restRoutes.map(({ procedure }) => procedure))(
    "%s asks a stranger for a session, or counts the call",
    async (procedure) => {
      const browser = foyer.browser(null, { services: { limits: reached } });
      expect(["unauthenticated", "rate_limited"]).toContain(
        await endOf(browser.call(procedure, { token: "of nobody" })),
      );
    },
  );

  test("of somebody who is signed in is not counted", async () => {
    const owner = await foyer.owner();
    const api = foyer.callerFor(owner, { services: { limits: reached } });
    expect(await api.auth.me()).toMatchObject({ user: { id: owner.userId } });
    expect(await endOf(api.people.list({ organizationId: owner.organizationId }))).toBe("done");
    expect(await endOf(api.system.info())).toBe("done");
  });
});

test("the 300th sign-in of a minute from one network is the last, and the next is told how long to wait", async () => {
  const ip = "192.0.2.31";
  const { email } = await foyer.stranger();
  await spent(`sign_in:${ip}`, 299);
  const signIn = () => foyer.callerFor(null, { ip }).auth.signIn({ email, password });
  expect(await endOf(signIn())).toBe("done");
  const refusal = await refusalOf(signIn());
  expect(refusal).toMatchObject({ status: 429, reason: "rate_limited" });
  expect(refusal.retryAfterSeconds).toBeGreaterThan(0);
  expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(60);
  // Nothing was looked at, so nothing is written down.
  expect(await foyer.sql`SELECT 1 FROM login_attempts WHERE email = ${email}`).toHaveLength(1);
});

test("a network that is used up does not lock out the browsers that have been there before", async () => {
  const ip = "192.0.2.32";
  const { email } = await foyer.stranger();
  const browser = foyer.browser(null, { ip });
  await browser.api.auth.signIn({ email, password });
  await foyer.sql`UPDATE rate_limits SET points = 300 WHERE key = ${`sign_in:${ip}`}`;
  expect(await endOf(foyer.callerFor(null, { ip }).auth.signIn({ email, password }))).toBe("rate_limited");
  expect(await endOf(browser.api.auth.signIn({ email, password }))).toBe("done");
});

describe("an invitation's link", () => {
  const ip = "192.0.2.33";

  test("guessed sixty times a minute from one network is looked at no more, and a genuine one is [S1.1]", async () => {
    const { invitations } = foyer.callerFor(null, { ip });
    const genuine = foyer.linkOf((await foyer.invitation()).id);
    const guess = (call: number) =>
      endOf(invitations.view({ token: `${genuine.slice(0, -4)}${1_000 + call}` }));
    const ends = [];
    for (let call = 0; call < 61; call++) ends.push(await guess(call));
    expect(new Set(ends.slice(0, 60))).toEqual(new Set(["invitation_not_found"]));
    expect(ends[60]).toBe("rate_limited");
    for (const act of [
      invitations.accept,
      invitations.decline,
      invitations.requestLink,
      invitations.recordOpened,
      invitations.joinWaitingList,
      invitations.calendar,
    ])
      expect(await endOf(act({ token: "of nobody" }))).toBe("rate_limited");
    expect(await endOf(invitations.view({ token: genuine }))).toBe("done");
    expect(await endOf(invitations.decline({ token: genuine }))).toBe("done");
  });

  test("genuine, costs no statement of the limits, however many come from one network", async () => {
    const { invitations } = foyer.callerFor(null, { ip: "192.0.2.34" });
    const token = foyer.linkOf((await foyer.invitation()).id);
    for (let call = 0; call < 70; call++) await invitations.view({ token });
    await invitations.decline({ token });
    expect(
      await foyer.sql`SELECT key FROM rate_limits WHERE key LIKE '%192.0.2.34%' OR key LIKE 'link%'`,
    ).toEqual([]);
  });

  test("genuine, is answered six hundred times a minute and no more", async () => {
    const { id } = await foyer.invitation();
    const token = foyer.linkOf(id);
    await spent(`link_answer:${id}`, 500);
    const { invitations } = foyer.callerFor(null, { ip: "192.0.2.35" });
    const ends = [];
    for (let call = 0; call < 101; call++) ends.push(await endOf(invitations.requestLink({ token })));
    expect(ends.slice(0, 100)).toEqual(Array.from({ length: 100 }, () => "done"));
    expect(ends[100]).toBe("rate_limited");
    expect(await endOf(invitations.view({ token }))).toBe("done");
  });
});
