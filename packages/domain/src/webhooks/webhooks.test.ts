import { type WebhookPayload, webhookPayload } from "@foyer/contract/webhooks";
import { dumpOf, tracesOfLink } from "@foyer/testing/dump";
import type { Person } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { expireInvitations } from "../invitations/expire-invitations.ts";
import { mostWebhooks } from "./create-webhook.ts";
import { removeOldWebhookEvents } from "./remove-old-webhook-events.ts";

const foyer = testFoyer();

const url = "https://hooks.example.com/foyer";

/** What was noted for an endpoint, in order, as it is posted. */
async function toldTo(webhookId: string): Promise<WebhookPayload[]> {
  const rows = await foyer.sql<{ type: string; at: Date; data: unknown }>`
    SELECT e.type, e.at, e.data FROM webhook_deliveries d JOIN webhook_events e ON e.id = d.event_id
    WHERE d.webhook_id = ${webhookId} ORDER BY d.position`;
  return rows.map(({ type, at, data }) => webhookPayload.parse({ type, timestamp: at.toISOString(), data }));
}

const typesTo = async (webhookId: string) => (await toldTo(webhookId)).map(({ type }) => type);

/** What the audit says of endpoints. */
async function audited(owner: Person) {
  const { items } = await foyer.callerFor(owner).audit.list({ organizationId: owner.organizationId });
  return items.filter(({ act }) => act.startsWith("webhook.")).toReversed();
}

/** The space of a member; null: the organization itself. */
function placeIn(data: WebhookPayload["data"]): string | null | undefined {
  return "member" in data ? data.member.spaceId : undefined;
}

describe("endpoints", () => {
  test("are added, changed, switched off and on, and removed; each change is in the audit, no secret is [S1.10]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { webhooks } = foyer.callerFor(owner);
    const made = await webhooks.create({
      organizationId,
      url: `${url}?token=hidden`,
      description: "Ours",
      events: ["invitation.accepted", "invitation.accepted"],
    });
    const { secret, ...webhook } = made;
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(webhook).toMatchObject({ enabled: true, events: ["invitation.accepted"], failingSince: null });
    const byWebhook = { organizationId, webhookId: webhook.id };
    expect(await webhooks.get(byWebhook)).toEqual(webhook);
    const other = await webhooks.create({ organizationId, url });
    const first = await webhooks.list({ organizationId, limit: 1 });
    const rest = await webhooks.list({ organizationId, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([webhook.id, other.id]);

    expect(await webhooks.update({ ...byWebhook, enabled: false, description: null })).toMatchObject({
      enabled: false,
      disabledReason: "by_hand",
      description: null,
    });
    expect(await endOf(webhooks.test(byWebhook))).toBe("conflict");
    expect(await endOf(webhooks.test({ organizationId, webhookId: owner.userId }))).toBe("not_found");
    expect(await webhooks.update({ ...byWebhook, enabled: true, events: [] })).toMatchObject({
      enabled: true,
      disabledReason: null,
      events: [],
    });
    const rotated = await webhooks.rotateSecret(byWebhook);
    expect(rotated.secret).not.toBe(secret);
    expect(Date.parse(rotated.earlierSecretUntil ?? "") - Date.parse(rotated.updatedAt)).toBe(86_400_000);
    await webhooks.remove(byWebhook);
    expect(await endOf(webhooks.get(byWebhook))).toBe("not_found");

    const entries = await audited(owner);
    expect(entries.map(({ act }) => act)).toEqual([
      ...["webhook.created", "webhook.created", "webhook.updated", "webhook.updated"],
      ...["webhook.secret_rotated", "webhook.removed"],
    ]);
    expect(entries.every(({ subject }) => subject.kind === "webhook" && subject.label === url)).toBe(true);
    const { text } = await dumpOf(foyer.url);
    for (const told of [secret, rotated.secret]) expect(text).not.toContain(told.slice("whsec_".length));
  });

  test("are at most 20, also when all are added at once [S1.10]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    for (let count = 0; count < mostWebhooks - 3; count++) await foyer.webhook({ by: owner });
    const { webhooks } = foyer.callerFor(owner);
    const calls = Array.from({ length: 6 }, () => () => webhooks.create({ organizationId, url }));
    const ends = await foyer.race({ table: "organizations", id: organizationId }, calls);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await refusalOf(webhooks.create({ organizationId, url }))).toMatchObject({ reason: "conflict" });
  });

  test("without TLS, or at an address of a private network however it is written, are refused at once, unless the operator allows it [S1.10]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { webhookId } = await foyer.webhook({ by: owner });
    const { webhooks } = foyer.callerFor(owner);
    const allowed = foyer.callerFor(owner, { services: { webhooks: { allowsPrivateNetwork: true } } });
    for (const address of [
      "http://hooks.example.com/",
      "https://127.0.0.1/",
      "https://localhost:8443/",
      "https://foyer.localhost/",
      "https://10.1.2.3/",
      "https://[fe80::1]/",
      "https://169.254.169.254/latest/meta-data/",
      "https://[::ffff:127.0.0.1]/",
      "https://2130706433/",
      "https://0177.0.0.1/",
      "https://0x7f.1/",
    ]) {
      const refused = { reason: "invalid_input", issues: [{ path: "url" }] };
      expect(await refusalOf(webhooks.create({ organizationId, url: address }))).toMatchObject(refused);
      const change = webhooks.update({ organizationId, webhookId, url: address });
      expect(await refusalOf(change)).toMatchObject(refused);
      const { href } = new URL(address);
      expect(await allowed.webhooks.create({ organizationId, url: address })).toMatchObject({ url: href });
    }
  });

  test("are kept as they are posted to: no sign turns around or hides what is read, none breaks a header or the database [S1.10]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const typed = "https://HOOKS.example.com/\u202Ea\r\nHost: b\0";
    const { url: kept } = await foyer.callerFor(owner).webhooks.create({ organizationId, url: `${typed}/c` });
    expect(kept).toBe("https://hooks.example.com/%E2%80%AEaHost:%20b%00/c");
  });
});

describe("what happens", () => {
  test("to invitations, members and attendees is noted in order, each payload as the contract says [S1.10]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { webhookId } = await foyer.webhook({ by: owner });
    const { webhookId: ofMembers } = await foyer.webhook({ by: owner, events: ["member.added"] });
    const api = foyer.callerFor(owner);
    const guest = foyer.callerFor(null).invitations;

    const { id, email } = await foyer.invitation({ by: owner });
    await foyer.sql`UPDATE deliveries SET status = 'sent' WHERE invitation_id = ${id}`;
    await foyer.sql`UPDATE deliveries SET delivered_at = now() WHERE invitation_id = ${id}`;
    await foyer.sql`UPDATE deliveries SET status = 'bounced', detail = '550 No' WHERE invitation_id = ${id}`;
    await guest.recordOpened({ token: foyer.linkOf(id) });
    await api.invitations.update({ invitationId: id, role: "admin" });
    await api.invitations.resend({ invitationId: id });
    await guest.recordOpened({ token: foyer.linkOf(id, 2) });
    await guest.accept({ token: foyer.linkOf(id, 2), name: "Ada", password: "a password of Ada's own" });
    const events = await toldTo(webhookId);
    expect(events.map(({ type }) => type)).toEqual([
      ...["invitation.created", "invitation.sent", "invitation.delivered", "invitation.bounced"],
      ...[
        "invitation.opened",
        "invitation.updated",
        "invitation.renewed",
        "member.added",
        "invitation.accepted",
      ],
    ]);
    expect(events[3]).toMatchObject({ data: { delivery: { purpose: "invitation", detail: "550 No" } } });
    expect(events.at(-1)).toMatchObject({
      data: { invitation: { id, organizationId, email, role: "admin", status: "accepted" } },
    });
    const answered = await api.invitations.get({ invitationId: id });
    const { createdAt, expiresAt, respondedAt } = answered;
    expect(events.at(-1)).toMatchObject({ data: { invitation: { createdAt, expiresAt, respondedAt } } });

    const user = (await foyer.sql<{ id: string }>`SELECT id FROM users WHERE email = ${email}`)[0]?.id ?? "";
    await api.people.update({ organizationId, userId: user, role: "member" });
    await api.people.setActive({ organizationId, userIds: [user], active: false });
    await api.people.setActive({ organizationId, userIds: [user], active: true });
    const { spaceId } = await foyer.space({ by: owner });
    await foyer.sql`INSERT INTO space_members (id, organization_id, space_id, user_id, role)
      VALUES (gen_random_uuid(), ${organizationId}, ${spaceId}, ${user}, 'viewer')`;
    await api.spaces.members.setRole({ spaceId, userId: user, role: "contributor" });
    await api.people.remove({ organizationId, userId: user });
    expect(
      (await toldTo(webhookId)).slice(events.length).map(({ type, data }) => [type, placeIn(data)]),
    ).toEqual([
      ["member.updated", null],
      ["member.removed", null],
      ["member.added", null],
      ["member.added", spaceId],
      ["member.added", spaceId],
      ["member.updated", spaceId],
      ["member.removed", null],
      ["member.removed", spaceId],
    ]);
    expect(await typesTo(ofMembers)).toEqual(Array.from({ length: 4 }, () => "member.added"));
  });

  test("at an event's door, in its line and by time is noted too; what fails is not [S1.10]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { eventId } = await foyer.event({ by: owner, capacity: 1 });
    const { webhookId } = await foyer.webhook({ by: owner });
    const api = foyer.callerFor(owner);
    const guest = foyer.callerFor(null).invitations;
    const [comes, waits, declines, ends, withdrawn] = await Promise.all(
      Array.from({ length: 5 }, (_, number) =>
        api.invitations.create({
          target: { kind: "event", eventId },
          email: foyer.address(),
          metadata: { number },
          send: false,
        }),
      ),
    );
    if (!comes || !waits || !declines || !ends || !withdrawn) throw new Error("Nobody is invited.");
    const link = async ({ id }: { readonly id: string }) => {
      const { url } = await api.invitations.copyLink({ invitationId: id });
      return { token: new URL(url).hash.slice(1) };
    };
    await guest.accept({ ...(await link(comes)), fullName: "Ada" });
    await guest.joinWaitingList({ ...(await link(waits)), fullName: "Grace" });
    const declined = await link(declines);
    await guest.decline(declined);
    expect(await endOf(guest.accept({ ...declined, fullName: "Hedy" }))).toBe("invitation_declined");
    await api.invitations.cancel({ invitationId: withdrawn.id });
    await foyer.letPass("200 hours", ends.id);
    await expireInvitations(foyer.services);
    const { items } = await api.events.attendees.list({ eventId });
    await api.events.attendees.remove({ eventId, attendeeId: items[0]?.id ?? "" });

    const told = await toldTo(webhookId);
    const of = ({ id }: { readonly id: string }) =>
      told.filter(({ data }) => JSON.stringify(data).includes(id)).map(({ type }) => type);
    expect(of(comes)).toEqual([
      ...["invitation.created", "attendee.added", "invitation.accepted"],
      ...["attendee.removed", "invitation.cancelled"].toSorted(),
    ]);
    expect(of(waits)).toEqual(["invitation.created", "invitation.updated"]);
    expect(of(declines)).toEqual(["invitation.created", "invitation.declined"]);
    expect(of(ends)).toEqual(["invitation.created", "invitation.expired"]);
    expect(of(withdrawn)).toEqual(["invitation.created", "invitation.cancelled"]);
    const expired = told.find(({ type }) => type === "invitation.expired");
    expect(expired?.data).toMatchObject({ invitation: { status: "expired", eventId, spaceId: null } });
    expect(told[0]?.data).toMatchObject({ invitation: { metadata: { number: expect.any(Number) } } });
    expect(organizationId).toBe(comes.organizationId);
  });

  test("to a membership is dated in the order in which it came about, where whoever ends it began before whoever comes in [S1.10]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { webhookId } = await foyer.webhook({ by: owner, events: ["member.added", "member.removed"] });
    const { people } = foyer.callerFor(owner);
    const { userId, invitation } = await people.create({
      organizationId,
      email: foyer.address(),
      name: "Ada",
      role: "member",
    });
    const token = foyer.linkOf(invitation?.id ?? "");
    const held = {
      text: "SELECT 1 FROM organizations WHERE id = $1 FOR NO KEY UPDATE",
      values: [organizationId],
    };
    const accepting = { token, name: "Ada", password: "a door that nobody guesses" };
    const calls = [
      () => people.remove({ organizationId, userId }),
      () => foyer.callerFor(null).invitations.accept(accepting),
    ];
    await foyer.raceBehind<unknown>(held, calls, { inTurn: true });
    const told = await toldTo(webhookId);
    expect(told.map(({ type }) => type)).toEqual(["member.added", "member.removed"]);
    const [added = "", removed = ""] = told.map(({ timestamp }) => timestamp);
    expect(added <= removed).toBe(true);
  });

  test("is told to nobody where it was rolled back, to no other organization, and to no endpoint that is off [S1.10]", async () => {
    const [owner, other] = [await foyer.owner(), await foyer.owner()];
    const { webhookId } = await foyer.webhook({ by: owner });
    const { webhookId: theirs } = await foyer.webhook({ by: other });
    const { webhookId: off } = await foyer.webhook({ by: owner });
    await foyer
      .callerFor(owner)
      .webhooks.update({ organizationId: owner.organizationId, webhookId: off, enabled: false });
    await foyer.invitation({ by: owner, send: false });
    const failing = foyer.services.database.transaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO audit_entries (id, organization_id, act, subject_kind, subject_id, subject_label)
        SELECT gen_random_uuid(), organization_id, 'invitation.updated', 'invitation', id, 'x' FROM invitations`;
      throw new Error("Not now.");
    });
    await expect(failing).rejects.toThrow("Not now.");
    expect(await typesTo(webhookId)).toEqual(["invitation.created"]);
    expect(await typesTo(theirs)).toEqual([]);
    expect(await typesTo(off)).toEqual([]);
  });

  test("to all members of a space at once is noted for each of them, with the role that they had [S1.10]", async () => {
    const owner = await foyer.owner();
    const { spaceId } = await foyer.space({ by: owner });
    const members = [
      await foyer.spaceMember(spaceId, "viewer"),
      await foyer.spaceMember(spaceId, "contributor"),
    ];
    const { webhookId } = await foyer.webhook({ by: owner, events: ["member.removed"] });
    await foyer.callerFor(owner).spaces.remove({ spaceId });
    const told = await toldTo(webhookId);
    const roles = told.map(
      ({ data }) => "member" in data && [data.member.userId, data.member.role, data.member.spaceId],
    );
    expect(new Set(roles)).toEqual(
      new Set([
        [owner.userId, "custodian", spaceId],
        [members[0]?.userId, "viewer", spaceId],
        [members[1]?.userId, "contributor", spaceId],
      ]),
    );
  });

  test("is told without any link, whichever message brought it [S1.10]", async () => {
    const owner = await foyer.owner();
    await foyer.webhook({ by: owner });
    const { id } = await foyer.invitation({ by: owner, email: foyer.address() });
    await foyer.callerFor(owner).invitations.copyLink({ invitationId: id });
    await foyer.sql`UPDATE deliveries SET status = 'sent', opened_at = now() WHERE invitation_id = ${id}`;
    const rows = await foyer.sql<{ data: unknown }>`SELECT data FROM webhook_events`;
    const text = JSON.stringify(rows);
    for (const number of [0, 1, 2]) expect(tracesOfLink(foyer.linkOf(id, number), { text })).toEqual([]);
    expect(text).not.toMatch(/message|note|token|#/);
  });
});

test("what was told or given up more than 30 days ago is removed; what waits stays, for as long as there is its endpoint [S1.10]", async () => {
  const owner = await foyer.owner();
  const { organizationId } = owner;
  const [here, off, gone] = [
    await foyer.webhook({ by: owner }),
    await foyer.webhook({ by: owner }),
    await foyer.webhook({ by: owner }),
  ];
  const invitations = [await foyer.invitation({ by: owner, send: false })];
  for (const _ of [1, 2, 3]) invitations.push(await foyer.invitation({ by: owner, send: false }));
  const [told, waits, lost, young] = invitations.map(({ id }) => id);
  const only = async (id: string | undefined, { webhookId }: { webhookId: string }, status: string) =>
    foyer.sql`UPDATE webhook_deliveries SET status = CASE WHEN webhook_id = ${webhookId} THEN ${status} ELSE 'failed' END::webhook_delivery_status
      WHERE subject_id = ${id}`;
  await only(told, here, "delivered");
  await only(waits, off, "pending");
  await only(lost, gone, "pending");
  await foyer.sql`DELETE FROM webhooks WHERE id = ${gone.webhookId}`;
  await foyer.sql`UPDATE webhooks SET disabled_at = now() WHERE id = ${off.webhookId}`;
  await foyer.sql`
    UPDATE webhook_events SET at = now() - interval '31 days' WHERE subject_id <> ${young}
      AND organization_id = ${organizationId}`;
  expect(await removeOldWebhookEvents(foyer.services)).toBe(2);
  expect(await removeOldWebhookEvents(foyer.services)).toBe(0);
  const left = await foyer.sql<{ id: string }>`
    SELECT DISTINCT subject_id AS id FROM webhook_deliveries WHERE organization_id = ${organizationId}`;
  expect(left.map(({ id }) => id).toSorted()).toEqual([waits, young].toSorted());
});
