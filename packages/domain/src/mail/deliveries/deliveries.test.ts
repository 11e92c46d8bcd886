import type { Person } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, describe, expect, test } from "vitest";
import { noteBounce } from "../bounces/note-bounce.ts";
import { suppressAddress } from "../suppressions/suppress-address.ts";

const foyer = testFoyer();
let owner: Person;
beforeAll(async () => {
  owner = await foyer.owner();
});

describe("the list of messages", () => {
  test("tells each with what became of it, page by page, the newest first, and no copied link [S3.6]", async () => {
    const by = await foyer.owner();
    const { organizationId } = by;
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push((await foyer.invitation({ by })).id);
    await foyer.callerFor(by).invitations.copyLink({ invitationId: ids[0] ?? "" });
    const { deliveries } = foyer.callerFor(by).mail;
    const first = await deliveries.list({ organizationId, limit: 2 });
    const second = await deliveries.list({ organizationId, limit: 2, cursor: first.nextCursor ?? "" });
    const third = await deliveries.list({ organizationId, limit: 2, cursor: second.nextCursor ?? "" });
    const told = [first, second, third].flatMap(({ items }) => items);
    expect(told.map(({ invitationId }) => invitationId)).toEqual(ids.toReversed());
    expect(third.nextCursor).toBeNull();
    expect(told[0]).toMatchObject({
      kind: "organization",
      purpose: "invitation",
      status: "queued",
      attempts: 0,
      canRetry: false,
      provider: null,
      deliveredAt: null,
      openedAt: null,
    });
    const one = told[0];
    expect(await deliveries.get({ organizationId, deliveryId: one?.id ?? "" })).toEqual(one);
  });

  test("is narrowed down by status, purpose, invitation and part of an address, wildcards taken literally", async () => {
    const by = await foyer.owner();
    const { organizationId } = by;
    const [one, other] = [await foyer.invitation({ by }), await foyer.invitation({ by })];
    await foyer.callerFor(by).invitations.remind({ invitationId: one.id });
    await become(other.id, "failed");
    const { deliveries } = foyer.callerFor(by).mail;
    const found = async (filter: Partial<Parameters<typeof deliveries.list>[0]>) =>
      (await deliveries.list({ organizationId, ...filter })).items.map((each) => [
        each.invitationId,
        each.purpose,
      ]);
    expect(await found({ status: "failed" })).toEqual([[other.id, "invitation"]]);
    expect(await found({ purpose: "reminder" })).toEqual([[one.id, "reminder"]]);
    expect(await found({ invitationId: one.id })).toHaveLength(2);
    expect(await found({ search: other.email.slice(0, -3).toUpperCase() })).toEqual([
      [other.id, "invitation"],
    ]);
    expect(await found({ search: "%" })).toEqual([]);
  });

  test("shows nothing of another organization, by no id and no cursor", async () => {
    const { id, organizationId } = await foyer.invitation();
    const { id: deliveryId } = await become(id, "failed");
    const { deliveries } = foyer.callerFor(owner).mail;
    const mine = { organizationId: owner.organizationId, deliveryId };
    expect(await endOf(deliveries.get(mine))).toBe("not_found");
    expect(await endOf(deliveries.retry(mine))).toBe("not_found");
    expect(await endOf(deliveries.get({ organizationId, deliveryId }))).toBe("not_found");
    expect(await endOf(deliveries.list({ organizationId }))).toBe("not_found");
    expect((await deliveries.list({ organizationId: owner.organizationId, invitationId: id })).items).toEqual(
      [],
    );
  });
});

describe("another try, by hand", () => {
  test("of a message that came back: the same one is queued once more, its address may be written to again, and all is told", async () => {
    const { id: invitationId, email, deliveryId, input } = await bounced();
    const told = await foyer.callerFor(owner).mail.deliveries.retry(input);
    expect(told).toMatchObject({
      id: deliveryId,
      status: "queued",
      attempts: 1,
      detail: null,
      canRetry: false,
    });
    expect(await jobsOf(deliveryId)).toHaveLength(2); // the one that is done, and its new one
    const [row] = await foyer.sql<{ job: string; waits: Date | null }>`
      SELECT job_id AS job, waits_since AS waits FROM deliveries WHERE id = ${deliveryId}`;
    expect(await jobsOf(deliveryId)).toContainEqual({ id: row?.job, state: "created" });
    expect(row?.waits).toBeInstanceOf(Date);
    const { timeline } = await foyer.callerFor(owner).invitations.get({ invitationId });
    expect(timeline.map(({ type, detail, actor }) => [type, detail, actor])).toEqual([
      ["created", null, owner.name],
      ["queued", null, null],
      ["sent", null, null],
      ["bounced", "550 5.1.1 no such user", null],
      ["retried", null, owner.name],
    ]);
    const acts = await foyer.sql<{ act: string }>`
      SELECT act FROM audit_entries WHERE subject_label = ${email} AND actor_id = ${owner.userId} ORDER BY id`;
    expect(acts.map(({ act }) => act)).toEqual([
      "invitation.created",
      "mail.suppression_lifted",
      "invitation.retried",
    ]);
    expect(await foyer.sql`SELECT 1 FROM suppressions WHERE invitation_id = ${invitationId}`).toEqual([]);
  });

  test("of 8 racing calls queues one message, whichever of them wins [races]", async () => {
    const { id, deliveryId, input } = await bounced();
    const before = (await jobsOf(deliveryId)).length;
    const calls = Array.from({ length: 8 }, () => () => foyer.callerFor(owner).mail.deliveries.retry(input));
    const ends = await foyer.race({ table: "invitations", id }, calls);
    expect(ends.map(({ status }) => status)).toEqual(Array(8).fill("fulfilled"));
    expect(await jobsOf(deliveryId)).toHaveLength(before + 1);
    expect(await retriesOf(id)).toHaveLength(1);
  });

  test("of a notice to the team, too, though no invitation is claimed for it", async () => {
    const deliveryId = await failedNotice();
    const input = { organizationId: owner.organizationId, deliveryId };
    const before = (await jobsOf(deliveryId)).length;
    const calls = Array.from({ length: 4 }, () => () => foyer.callerFor(owner).mail.deliveries.retry(input));
    const text = "SELECT 1 FROM deliveries WHERE id = $1 FOR UPDATE";
    const ends = await foyer.raceBehind({ text, values: [deliveryId] }, calls);
    expect(ends.map(({ status }) => status)).toEqual(Array(4).fill("fulfilled"));
    expect(await jobsOf(deliveryId)).toHaveLength(before + 1);
  });

  test("racing a cancellation either is first, and is withdrawn in time, or is refused", async () => {
    const { id: invitationId, input } = await bounced();
    const { mail, invitations } = foyer.callerFor(owner);
    const [retry] = await foyer.race({ table: "invitations", id: invitationId }, [
      () => endOf(mail.deliveries.retry(input)),
      () => endOf(invitations.cancel({ invitationId })),
    ]);
    expect(["done", "not_pending"]).toContain(retry?.status === "fulfilled" && retry.value);
    expect(await retriesOf(invitationId)).toHaveLength(
      retry?.status === "fulfilled" && retry.value === "done" ? 1 : 0,
    );
    expect(await foyer.callerFor(owner).mail.deliveries.get(input)).toMatchObject({ canRetry: false });
    expect(await endOf(mail.deliveries.retry(input))).toBe("not_pending");
  });

  test("of one that waits for its next attempt: its own job has it now, and there is no second", async () => {
    const { id, deliveryId, input } = await waiting("retrying");
    expect((await foyer.callerFor(owner).mail.deliveries.get(input)).canRetry).toBe(true);
    const told = await foyer.callerFor(owner).mail.deliveries.retry(input);
    expect(told).toMatchObject({ status: "retrying", attempts: 3, nextAttemptAt: null });
    const [job] = await foyer.sql`
      SELECT start_after <= now() AS due FROM pgboss.job WHERE id = ${deliveryId} AND name = 'delivery.send'`;
    expect(job).toEqual({ due: true });
    expect(await jobsOf(deliveryId)).toHaveLength(1);
    await foyer.callerFor(owner).mail.deliveries.retry(input);
    expect(await retriesOf(id)).toHaveLength(1);
    const { timeline } = await foyer.callerFor(owner).invitations.get({ invitationId: id });
    expect(timeline.filter(({ type }) => type === "retried")).toHaveLength(1);
  });

  test("of a reminder that waits for the morning goes out by night: somebody has asked for it", async () => {
    const { deliveryId, input } = await waiting("queued");
    await foyer.sql`UPDATE deliveries SET automatic = true WHERE id = ${deliveryId}`;
    expect((await foyer.callerFor(owner).mail.deliveries.get(input)).canRetry).toBe(true);
    await foyer.callerFor(owner).mail.deliveries.retry(input);
    expect(await foyer.sql`SELECT automatic FROM deliveries WHERE id = ${deliveryId}`).toEqual([
      { automatic: false },
    ]);
  });

  test("of one that a worker has in hand does nothing: it is being sent", async () => {
    const { id, deliveryId, input } = await waiting("retrying");
    await foyer.sql`UPDATE pgboss.job SET state = 'active' WHERE id = ${deliveryId}`;
    expect(await foyer.callerFor(owner).mail.deliveries.retry(input)).toMatchObject({ status: "retrying" });
    expect(await jobsOf(deliveryId)).toEqual([{ id: deliveryId, state: "active" }]);
    expect(await retriesOf(id)).toEqual([]);
  });

  test.each(["sent", "withdrawn"])("of one that is %s is refused", async (status) => {
    const { id } = await foyer.invitation({ by: owner });
    const { input } = await become(id, status);
    expect((await foyer.callerFor(owner).mail.deliveries.get(input)).canRetry).toBe(false);
    expect(await endOf(foyer.callerFor(owner).mail.deliveries.retry(input))).toBe("conflict");
  });

  test("is refused where the person asked for no more, and where an admin did; nothing has changed then", async () => {
    for (const reason of ["unsubscribed", "complained", "added"] as const) {
      const { id: invitationId, email, organizationId, input } = await bounced({ listed: false });
      await foyer.services.database.transaction((tx) =>
        suppressAddress(foyer.services, tx, { organizationId, email, reason, invitationId, detail: null }),
      );
      expect(await endOf(foyer.callerFor(owner).mail.deliveries.retry(input))).toBe("address_suppressed");
      expect(await foyer.callerFor(owner).mail.deliveries.get(input)).toMatchObject({ status: "bounced" });
      expect(await retriesOf(invitationId)).toEqual([]);
    }
  });

  test("is refused where the invitation has ended, and to an admin for an owner's invitation [S1.6]", async () => {
    const { id: invitationId, input } = await bounced();
    await foyer.letPass("169 hours", invitationId);
    expect((await foyer.callerFor(owner).mail.deliveries.get(input)).canRetry).toBe(false);
    expect(await endOf(foyer.callerFor(owner).mail.deliveries.retry(input))).toBe("not_pending");

    const admin = await foyer.admin({ organizationId: owner.organizationId });
    const { id } = await foyer.invitation({ by: owner, role: "owner" });
    const above = await become(id, "failed");
    expect(await endOf(foyer.callerFor(admin).mail.deliveries.retry(above.input))).toBe("forbidden");
  });

  test("counts as a message to its address: nobody is mailed without end by it [mail bombing]", async () => {
    const { input } = await bounced();
    const services = { messageCaps: { ...foyer.services.messageCaps, recipient: 1 } };
    const { mail } = foyer.callerFor(owner, { services });
    expect(await refusalOf(mail.deliveries.retry(input))).toMatchObject({
      reason: "rate_limited",
      retryAfterSeconds: expect.any(Number),
    });
  });

  test("of a notice to the team is nobody's to see on the invitee's timeline: it has the address of a colleague", async () => {
    const deliveryId = await failedNotice();
    await foyer.sql`UPDATE deliveries SET detail = ${`550 ${owner.email} is full`} WHERE id = ${deliveryId}`;
    const { mail, invitations } = foyer.callerFor(owner);
    const { invitationId } = await mail.deliveries.retry({
      organizationId: owner.organizationId,
      deliveryId,
    });
    const { timeline } = await invitations.get({ invitationId });
    expect(timeline.map(({ type }) => type)).toEqual(["created", "queued", "declined"]);
    expect(JSON.stringify(timeline)).not.toContain(owner.email);
  });

  test("of a notice to the team asks for no open invitation", async () => {
    const input = { organizationId: owner.organizationId, deliveryId: await failedNotice() };
    expect(await foyer.callerFor(owner).mail.deliveries.retry(input)).toMatchObject({
      status: "queued",
      purpose: "answered",
    });
  });
});

/** The first message of an invitation, as far as this. */
async function become(invitationId: string, status: string) {
  const [row] = await foyer.sql<{ id: string; organizationId: string }>`
    UPDATE deliveries SET status = ${status}::delivery_status, attempts = 1, changed_at = clock_timestamp(),
      detail = '550 no'
    WHERE invitation_id = ${invitationId} AND number = 1 RETURNING id, organization_id AS "organizationId"`;
  const { id = "", organizationId = "" } = row ?? {};
  return { id, input: { organizationId, deliveryId: id } };
}

/** An invitation whose message was sent and has come back; its address is on the list for that. */
async function bounced({ listed = true } = {}) {
  const { id, email, organizationId } = await foyer.invitation({ by: owner });
  const { id: deliveryId, input } = await become(id, "sent");
  await foyer.sql`UPDATE pgboss.job SET state = 'completed' WHERE id = ${deliveryId}`;
  await noteBounce(foyer.services, {
    deliveryId,
    reporter: { by: "return_path" },
    words: "550 5.1.1 no such user",
    at: null,
    isAboutAddress: listed,
  });
  return { id, email, organizationId, deliveryId, input };
}

/** A notice to the team that could not be sent. */
async function failedNotice(): Promise<string> {
  const { id } = await foyer.invitation({ by: owner });
  await foyer.callerFor(null).invitations.decline({ token: foyer.linkOf(id) });
  const [row] = await foyer.sql<{ id: string }>`
    UPDATE deliveries SET status = 'failed' WHERE invitation_id = ${id} AND purpose = 'answered' RETURNING id`;
  return row?.id ?? "";
}

/** An invitation whose message waits for an hour. */
async function waiting(status: string) {
  const { id } = await foyer.invitation({ by: owner });
  const { id: deliveryId, input } = await become(id, status);
  await foyer.sql`
    UPDATE deliveries SET attempts = 3, next_attempt_at = now() + interval '1 hour' WHERE id = ${deliveryId}`;
  await foyer.sql`
    UPDATE pgboss.job SET state = 'retry', start_after = now() + interval '1 hour' WHERE id = ${deliveryId}`;
  return { id, deliveryId, input };
}

async function jobsOf(deliveryId: string) {
  return foyer.sql`
    SELECT id, state FROM pgboss.job
    WHERE name = 'delivery.send' AND data->>'deliveryId' = ${deliveryId} ORDER BY id`;
}

async function retriesOf(invitationId: string) {
  return foyer.sql`
    SELECT id FROM audit_entries WHERE subject_id = ${invitationId} AND act = 'invitation.retried'`;
}
