import { randomUUID } from "node:crypto";
import type { ActedOnInvitations, BulkAction } from "@foyer/contract/invitations";
import { sendDelivery } from "@foyer/jobs/queues";
import type { Person } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer({ connections: 16 });

/** Invitations without messages, one for each address. */
async function invited(by: Person, emails: readonly string[], role: "member" | "owner" = "member") {
  const { organizationId } = by;
  const { created } = await foyer.callerFor(by).invitations.createMany({
    target: { kind: "organization", organizationId, role },
    invitees: emails.map((email) => ({ email })),
    send: false,
  });
  return created.map(({ id }) => id);
}

const addresses = (count: number) => Array.from({ length: count }, () => foyer.address());

const expire = (ids: readonly string[]) => foyer.sql`
  UPDATE invitations SET status = 'expired', expires_at = now() - interval '1 hour' WHERE id = ANY(${ids})`;

const rowsOf = (ids: readonly string[]) =>
  foyer.sql`SELECT * FROM invitations WHERE id = ANY(${ids}) ORDER BY id`;

/** How each ended: `done`, or why not. */
const endsOf = ({ results }: ActedOnInvitations) => results.map(({ reason }) => reason ?? "done");

function act(by: Person, action: BulkAction, invitationIds: readonly string[]) {
  return foyer.callerFor(by).invitations.bulk({ action, invitationIds: [...invitationIds] });
}

describe("many by their ids", () => {
  test("each is answered once and by itself, in the order given, and what fails undoes nothing else [S0.8]", async () => {
    const owner = await foyer.owner();
    const [one = "", accepted = "", limited = "", other = ""] = await invited(owner, addresses(4));
    await foyer.sql`UPDATE invitations SET status = 'accepted' WHERE id = ${accepted}`;
    await foyer.sql`UPDATE invitations SET resend_count = 100 WHERE id = ${limited}`;
    const foreign = await foyer.invitation();
    const nowhere = randomUUID();
    const { results, nextCursor } = await act(owner, "remind", [
      ...[other, nowhere, one, accepted],
      ...[one, limited, foreign.id, one.toUpperCase()],
    ]);
    expect(results).toEqual([
      { invitationId: other, reason: null, message: null },
      { invitationId: nowhere, reason: "not_found", message: expect.any(String) },
      { invitationId: one, reason: null, message: null },
      { invitationId: accepted, reason: "not_pending", message: expect.any(String) },
      { invitationId: limited, reason: "resend_limit_reached", message: expect.any(String) },
      { invitationId: foreign.id, reason: "not_found", message: expect.any(String) },
    ]);
    expect(nextCursor).toBeNull();
    expect(
      await foyer.sql`
        SELECT d.invitation_id AS id, d.number, d.purpose::text FROM deliveries d
        JOIN invitations i ON i.id = d.invitation_id AND i.delivery_count = d.number AND i.email = d.recipient
        JOIN pgboss.job j ON j.id = d.id AND j.name = ${sendDelivery.name} AND j.data->>'deliveryId' = d.id::text
        WHERE d.organization_id = ${owner.organizationId} ORDER BY d.invitation_id`,
    ).toEqual([one, other].map((id) => ({ id, number: 1, purpose: "reminder" })));
    expect(
      await foyer.sql`
        SELECT subject_id AS id, actor_id AS by FROM audit_entries
        WHERE organization_id = ${owner.organizationId} AND act = 'invitation.reminded' ORDER BY subject_id`,
    ).toEqual([one, other].map((id) => ({ id, by: owner.userId })));
  });

  test("resending revives what has expired and nobody else waits for; the others stay as they were [S0.8, S4.5]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const admin = await foyer.admin({ organizationId });
    const [fresh = "", twice = "", taken = "", inside = "", unwanted = ""] = addresses(5);
    const [pending = ""] = await invited(admin, [fresh]);
    const [above = ""] = await invited(owner, addresses(1), "owner");
    const old = await invited(admin, [twice, taken, inside, unwanted]);
    await expire(old);
    const [again = ""] = await invited(admin, [twice]);
    await expire([again]);
    await invited(admin, [taken]);
    await foyer.member({ organizationId, email: inside });
    await foyer.callerFor(owner).mail.suppressions.add({ organizationId, email: unwanted });
    const [first = "", late = "", member = "", suppressed = ""] = old;
    const refused = [late, member, suppressed, above, again];
    const before = await rowsOf(refused);

    expect(endsOf(await act(admin, "resend", [first, ...refused, pending]))).toEqual([
      "done",
      ...["already_invited", "already_member", "address_suppressed", "forbidden", "already_invited"],
      "done",
    ]);
    expect(await rowsOf(refused)).toEqual(before);
    expect(
      await foyer.sql`
        SELECT count(*)::int AS revived FROM invitations i
        JOIN deliveries d ON d.invitation_id = i.id AND d.number = 1 AND d.purpose = 'invitation'
        WHERE i.id = ANY(${[first, pending]}) AND i.status = 'pending' AND i.resend_count = 1
          AND i.expires_at > now() + interval '167 hours' AND i.inviter_id = ${admin.userId}`,
    ).toEqual([{ revived: 2 }]);
    expect(
      await foyer.sql`SELECT 1 FROM deliveries WHERE invitation_id = ANY(${refused})`,
      "nobody is written to who was refused",
    ).toEqual([]);
  });

  test("where there is room for some messages alone the first ones get it, and the others keep what they had [S3.10]", async () => {
    const owner = await foyer.owner();
    const ids = (await invited(owner, addresses(6))).toReversed();
    const messageCaps = { recipient: 10, inviter: 10, organization: 4 };
    const { invitations } = foyer.callerFor(owner, { services: { messageCaps } });
    const ends = endsOf(await invitations.bulk({ action: "resend", invitationIds: ids }));
    expect(ends).toEqual([...Array(4).fill("done"), ...Array(2).fill("rate_limited")]);
    expect(
      await foyer.sql`
        SELECT resend_count AS count, delivery_count AS number FROM invitations WHERE id = ANY(${ids})
        ORDER BY array_position(${ids}::uuid[], id)`,
    ).toEqual(ends.map((end) => ({ count: end === "done" ? 1 : 0, number: end === "done" ? 1 : 0 })));
    expect(
      await foyer.sql`SELECT 1 FROM deliveries WHERE organization_id = ${owner.organizationId}`,
    ).toHaveLength(4);
  });

  test("a place that is over keeps its own alone from being asked", async () => {
    const owner = await foyer.owner();
    const { eventId } = await foyer.event({ by: owner });
    const { id: over } = await foyer.eventInvitation({ by: owner, eventId });
    const { id: open } = await foyer.invitation({ by: owner });
    await foyer.sql`UPDATE events SET starts_at = now() - interval '1 day' WHERE id = ${eventId}`;
    const before = await rowsOf([over]);
    expect(endsOf(await act(owner, "remind", [over, open]))).toEqual(["conflict", "done"]);
    expect(await rowsOf([over])).toEqual(before);
    expect(endsOf(await act(owner, "cancel", [over, open]))).toEqual(["done", "done"]);
  });
});

describe("who may, by bulk, what they may one by one [S0.8]", () => {
  test("a custodian and an organizer act on their own place's; of others there is nothing, or nothing for them", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const person = await foyer.member({ organizationId });
    const { spaceId } = await foyer.space({ by: person });
    const { eventId } = await foyer.event({ by: person });
    const [another, foreign] = [await foyer.space({ by: owner }), await foyer.space()];
    const ids = [
      await foyer.spaceInvitation({ by: owner, spaceId }),
      await foyer.eventInvitation({ by: owner, eventId }),
      await foyer.spaceInvitation({ by: owner, spaceId: another.spaceId }),
      await foyer.spaceInvitation({ by: foreign.custodian, spaceId: foreign.spaceId }),
      await foyer.invitation({ by: owner }),
    ].map(({ id }) => id);
    const mine = ["done", "done", "not_found", "not_found", "forbidden"];
    expect(endsOf(await act(person, "resend", ids))).toEqual(mine);
    const authorization = `Bearer ${await foyer.apiKey(person)}`;
    const program = foyer.callerFor(null, { authorization }).invitations;
    expect(endsOf(await program.bulk({ action: "cancel", invitationIds: ids }))).toEqual(mine);
    const { invitations } = foyer.callerFor(person);
    const all = { organizationId };
    expect(await endOf(invitations.bulk({ action: "cancel", filter: all }))).toBe("forbidden");
    const elsewhere = { organizationId, spaceId: another.spaceId };
    expect(await endOf(invitations.bulk({ action: "cancel", filter: elsewhere }))).toBe("not_found");
    const here = await invitations.bulk({ action: "cancel", filter: { organizationId, spaceId } });
    expect(here.results.map(({ invitationId }) => invitationId)).toEqual(ids.slice(0, 1));
  });

  test("whoever only looks at a place, is switched off, or is nobody changes nothing", async () => {
    const { spaceId, custodian, organizationId } = await foyer.space();
    const viewer = await foyer.spaceMember(spaceId, "viewer");
    const off = await foyer.admin({ organizationId, active: false });
    const { id } = await foyer.spaceInvitation({ by: custodian, spaceId });
    expect(endsOf(await act(viewer, "cancel", [id]))).toEqual(["forbidden"]);
    expect(endsOf(await act(off, "cancel", [id]))).toEqual(["account_disabled"]);
    const nobody = foyer.callerFor(null).invitations;
    expect(await endOf(nobody.bulk({ action: "cancel", invitationIds: [id] }))).toBe("unauthenticated");
    expect(await foyer.sql`SELECT status::text FROM invitations WHERE id = ${id}`).toEqual([
      { status: "pending" },
    ]);
  });
});

describe("all that match a filter", () => {
  test("are gone through 1,000 at a time, the newest first, and what is made meanwhile is left alone [S0.8]", async () => {
    const owner = await foyer.owner();
    const { organizationId, userId } = owner;
    const { invitations } = foyer.callerFor(owner);
    const { id: unlike } = await foyer.invitation({ by: owner, email: `other.${foyer.address()}` });
    await foyer.sql`
      INSERT INTO invitations (id, organization_id, kind, email, role, inviter_id, expires_in_hours, expires_at, created_at)
      SELECT gen_random_uuid(), ${organizationId}, 'organization', 'guest' || n || '@bulk.example', 'member', ${userId}, 168,
        now() + interval '168 hours', now() - n / 2 * interval '1 millisecond'
      FROM generate_series(1, 1003) n`;
    const those = { organizationId, search: "@BULK.", status: "pending" } as const;

    const first = await invitations.bulk({ action: "cancel", filter: those });
    const { id: later } = await foyer.invitation({ by: owner, email: "late@bulk.example" });
    const second = await invitations.bulk({
      action: "cancel",
      filter: those,
      cursor: first.nextCursor ?? "",
    });

    expect([first, second].map((page) => page.results.length)).toEqual([1000, 3]);
    expect(new Set([...endsOf(first), ...endsOf(second)])).toEqual(new Set(["done"]));
    expect(second.nextCursor).toBeNull();
    expect(
      await foyer.sql`
        SELECT id FROM invitations WHERE organization_id = ${organizationId} AND status = 'pending' ORDER BY created_at`,
    ).toEqual([{ id: unlike }, { id: later }]);
    expect(
      await foyer.sql`
        SELECT count(*)::int, count(DISTINCT subject_id)::int AS distinct FROM audit_entries
        WHERE organization_id = ${organizationId} AND act = 'invitation.cancelled'`,
    ).toEqual([{ count: 1003, distinct: 1003 }]);
    const wrong = { action: "cancel", filter: those, cursor: "nonsense" } as const;
    expect(await endOf(invitations.bulk(wrong))).toBe("invalid_input");
  });
});

describe("several at once", () => {
  test("of four that cancel the same from both ends each is cancelled by one, and nobody has to start anew [S0.8]", async () => {
    const owner = await foyer.owner();
    const ids = await invited(owner, addresses(30));
    const { database } = foyer.services;
    let begun = 0;
    const counted: typeof database = {
      ...database,
      transaction: (work) =>
        database.transaction((tx) => {
          begun += 1;
          return work(tx);
        }),
    };
    const { invitations } = foyer.callerFor(owner, { services: { database: counted } });
    const answers = await foyer.race(
      { table: "invitations", id: ids[15] ?? "" },
      Array.from({ length: 4 }, (_, call) => () => {
        const invitationIds = call % 2 === 0 ? ids : ids.toReversed();
        return invitations.bulk({ action: "cancel", invitationIds });
      }),
    );
    expect(tally(answers)).toEqual({ done: 30, not_pending: 90 });
    expect(begun).toBe(4);
  });

  test("no message beyond the limit, however many resend and remind the same [S4.2]", async () => {
    const owner = await foyer.owner({
      organizationId: await foyer.organization({ resendLimit: 2 }),
    });
    const ids = await invited(owner, addresses(5));
    const answers = await foyer.race(
      { table: "invitations", id: ids[2] ?? "" },
      (["resend", "remind", "resend", "remind"] as const).map(
        (action, call) => () => act(owner, action, call < 2 ? ids : ids.toReversed()),
      ),
    );
    expect(tally(answers)).toEqual({ done: 10, resend_limit_reached: 10 });
    expect(
      await foyer.sql`SELECT 1 FROM deliveries WHERE organization_id = ${owner.organizationId}`,
    ).toHaveLength(10);
  });

  test("cancelling many races each one's acceptance: one outcome each, and everything agrees with it", async () => {
    const owner = await foyer.owner();
    const guests = await Promise.all(Array.from({ length: 6 }, () => foyer.stranger()));
    const ids = await invited(
      owner,
      guests.map(({ email }) => email),
    );
    const cancel = () => act(owner, "cancel", ids).then(endsOf);
    const accepts = guests.map(async (guest, place) => {
      const { invitations } = foyer.callerFor(guest);
      const token = foyer.linkOf(ids[place] ?? "", 0);
      return async () => [await endOf(invitations.accept({ token }))];
    });
    const ends = await foyer.race({ table: "invitations", id: ids[3] ?? "" }, [
      ...(await Promise.all(accepts.slice(0, 3))),
      cancel,
      ...(await Promise.all(accepts.slice(3))),
    ]);
    const told = ends.map((end) => (end.status === "fulfilled" ? end.value : []));
    const [cancelled = [], answers] = [told[3], [...told.slice(0, 3), ...told.slice(4)].flat()];
    expect(cancelled).toEqual(answers.map((end) => (end === "done" ? "not_pending" : "done")));
    expect(answers.filter((end) => end !== "done" && end !== "invitation_cancelled")).toEqual([]);
    expect(
      await foyer.sql`
        SELECT status::text FROM invitations WHERE id = ANY(${ids}) ORDER BY array_position(${ids}::uuid[], id)`,
    ).toEqual(cancelled.map((end) => ({ status: end === "done" ? "cancelled" : "accepted" })));
  });

  test("one that comes back while its address is invited anew gives way, and holds up none of the others [S4.5]", async () => {
    const owner = await foyer.owner();
    const [email = "", another = ""] = addresses(2);
    const [old = ""] = await invited(owner, [email]);
    await expire([old]);
    const [anew = ""] = await invited(owner, [email]);
    await expire([anew]);
    const [other = ""] = await invited(owner, [another]);
    const [end] = await foyer.raceBehind(
      {
        text: "UPDATE invitations SET status = 'pending', expires_at = now() + interval '1 day' WHERE id = $1",
        values: [anew],
      },
      [() => act(owner, "resend", [old, other])],
    );
    expect(tally(end ? [end] : [])).toEqual({ already_invited: 1, done: 1 });
    expect(await foyer.sql`SELECT resend_count FROM invitations WHERE id = ${old}`).toEqual([
      { resend_count: 0 },
    ]);
  });
});

function tally(answers: readonly PromiseSettledResult<ActedOnInvitations>[]): Record<string, number> {
  const ends = answers.flatMap((answer) =>
    answer.status === "fulfilled" ? endsOf(answer.value) : ["failed"],
  );
  return Object.fromEntries([...Map.groupBy(ends, (end) => end)].map(([end, all]) => [end, all.length]));
}
