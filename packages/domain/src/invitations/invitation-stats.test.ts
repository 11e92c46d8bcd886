import type { Person } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

describe("statistics", () => {
  test("say what has become of each: 10 sent and 6 accepted make 60 percent [S3.3]", async () => {
    const owner = await foyer.owner();
    const host = foyer.callerFor(owner);
    const ids = await invite(owner, 10);
    const [declined = "", cancelled = "", expired = ""] = ids.slice(6);
    for (const id of ids.slice(0, 6)) await accepted(id, 2);
    await foyer.callerFor(null).invitations.decline({ token: foyer.linkOf(declined) });
    await host.invitations.cancel({ invitationId: cancelled });
    await foyer.letPass("169 hours", expired);

    const { byDay, ...counts } = await host.invitations.stats({ organizationId: owner.organizationId });

    expect(counts).toEqual({
      totalSent: 10,
      pending: 1,
      accepted: 6,
      declined: 1,
      expired: 1,
      cancelled: 1,
      acceptanceRate: 60,
      medianHoursToAccept: 2,
      funnel: { created: 10, delivered: 0, opened: 0, accepted: 6 },
      acceptedBy: { first: 0, reminder: 0, resend: 0, link: 0, other: 6 },
    });
    expect(byDay).toHaveLength(30);
  });

  test("count what is over as expired, to the moment, whether the sweep has written it down or not", async () => {
    const owner = await foyer.owner();
    const [, over = ""] = await invite(owner, 2);
    const stats = async () => {
      const { pending, expired } = await foyer
        .callerFor(owner)
        .invitations.stats({ organizationId: owner.organizationId });
      return { pending, expired };
    };
    expect(await stats()).toEqual({ pending: 2, expired: 0 });
    await foyer.letPass("168 hours", over);
    expect(await stats()).toEqual({ pending: 1, expired: 1 });
    await foyer.sql`UPDATE invitations SET status = 'expired' WHERE id = ${over}`;
    expect(await stats()).toEqual({ pending: 1, expired: 1 });
  });

  test("of nothing are zero, and nobody was quick or slow", async () => {
    const { organizationId, ...owner } = await foyer.owner();
    const stats = await foyer.callerFor(owner).invitations.stats({ organizationId });
    expect(stats).toMatchObject({ totalSent: 0, acceptanceRate: 0, medianHoursToAccept: null });
    expect(stats.byDay.every(({ sent, accepted: yes }) => sent === 0 && yes === 0)).toBe(true);
  });

  test("round to one decimal, and the middle of an even number lies between", async () => {
    const owner = await foyer.owner();
    const ids = await invite(owner, 3);
    await accepted(ids[0] ?? "", 1);
    await accepted(ids[1] ?? "", 2.52);
    expect(
      await foyer.callerFor(owner).invitations.stats({ organizationId: owner.organizationId }),
    ).toMatchObject({ acceptanceRate: 66.7, medianHoursToAccept: 1.8 });
  });

  test("tell the last 30 days by UTC, the oldest first, each day by what happened on it", async () => {
    const owner = await foyer.owner();
    const [today = "", yesterday = "", edge = "", before = ""] = await invite(owner, 4);
    const moved = (id: string, made: string, answered: string | null) => foyer.sql`
      UPDATE invitations SET created_at = date_trunc('day', now(), 'UTC') + ${made}::interval,
        responded_at = date_trunc('day', now(), 'UTC') + ${answered}::interval,
        status = CASE WHEN ${answered}::text IS NULL THEN status ELSE 'accepted' END
      WHERE id = ${id}`;
    await moved(today, "0 seconds", null);
    await moved(yesterday, "-1 millisecond", "0 seconds");
    await moved(edge, "-29 days", "-1 millisecond");
    await moved(before, "-29 days -1 millisecond", "-29 days -1 millisecond");

    const { byDay } = await foyer
      .callerFor(owner)
      .invitations.stats({ organizationId: owner.organizationId });

    const [{ days } = { days: [] }] = await foyer.sql<{ days: string[] }>`
      SELECT array_agg(((now() AT TIME ZONE 'UTC')::date - ago)::text ORDER BY ago DESC) AS days
      FROM generate_series(0, 29) AS ago`;
    expect(byDay.map(({ date }) => date)).toEqual(days);
    const busy = byDay.flatMap(({ sent, accepted: yes }, place) =>
      sent + yes > 0 ? [[place, sent, yes]] : [],
    );
    expect(busy).toEqual([
      [0, 1, 0],
      [28, 1, 1],
      [29, 1, 1],
    ]);
  });

  test("of one place are its own, by its kind or by itself, and other organizations' are nobody's business", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    await invite(owner, 1);
    await invite(await foyer.owner(), 3);
    const { spaceId } = await foyer.space({ by: owner });
    const other = await foyer.space({ by: owner });
    for (const space of [spaceId, spaceId, other.spaceId]) {
      await foyer.spaceInvitation({ by: owner, spaceId: space });
    }
    const sent = async (filter: object) => {
      const { totalSent, byDay } = await foyer
        .callerFor(owner)
        .invitations.stats({ organizationId, ...filter });
      expect(byDay.at(-1)?.sent).toBe(totalSent);
      return totalSent;
    };
    expect([
      await sent({}),
      await sent({ kind: "organization" }),
      await sent({ kind: "space" }),
      await sent({ spaceId }),
      await sent({ kind: "space", spaceId: other.spaceId }),
    ]).toEqual([4, 1, 3, 2, 1]);
  });

  test("are for those who manage what they are of, and no others", async () => {
    const { spaceId, organizationId, custodian } = await foyer.space();
    const viewer = await foyer.spaceMember(spaceId, "viewer");
    const ask = (who: Person | null, filter: object) =>
      endOf(foyer.callerFor(who).invitations.stats({ organizationId, ...filter }));
    expect([
      await ask(custodian, { spaceId }),
      await ask(custodian, {}),
      await ask(custodian, { kind: "space" }),
      await ask(viewer, { spaceId }),
      await ask(await foyer.owner(), { spaceId }),
      await ask(null, { spaceId }),
    ]).toEqual(["done", "forbidden", "forbidden", "forbidden", "not_found", "unauthenticated"]);
    const elsewhere = await foyer.owner();
    expect(
      await endOf(
        foyer.callerFor(custodian).invitations.stats({ organizationId: elsewhere.organizationId, spaceId }),
      ),
    ).toBe("not_found");
  });

  test.each([
    ["two places", { spaceId: crypto.randomUUID(), eventId: crypto.randomUUID() }],
    ["a place of another kind", { kind: "event", spaceId: crypto.randomUUID() }],
    ["a place of another kind", { kind: "organization", eventId: crypto.randomUUID() }],
  ] as const)("a filter that contradicts itself is refused: %s", async (_, filter) => {
    const { organizationId, ...owner } = await foyer.owner();
    const { invitations } = foyer.callerFor(owner);
    for (const ask of [invitations.stats, invitations.list]) {
      const answer = ask({ organizationId, ...filter });
      expect(await refusalOf(answer)).toMatchObject({ reason: "invalid_input", issues: [{ path: "kind" }] });
    }
  });
});

async function invite(by: Person, count: number): Promise<string[]> {
  const invitees = Array.from({ length: count }, () => ({ email: foyer.address() }));
  const target = { kind: "organization", organizationId: by.organizationId, role: "member" } as const;
  const { created } = await foyer.callerFor(by).invitations.createMany({ target, invitees });
  return created.map(({ id }) => id);
}

/** As if somebody had said yes after so many hours. */
async function accepted(id: string, hours: number): Promise<void> {
  await foyer.sql`
    UPDATE invitations SET status = 'accepted', responded_at = created_at + ${hours} * interval '1 hour'
    WHERE id = ${id}`;
}
