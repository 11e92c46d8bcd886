import { compileEmails } from "@foyer/emails/emails";
import { MailFailure, type Message } from "@foyer/mailer/mailer";
import type { ProviderSettings } from "@foyer/mailer/provider-settings";
import { testFoyer } from "@foyer/testing/test-foyer";
import { testPost } from "@foyer/testing/test-post";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendAccountMessage } from "../accounts/send-account-message.ts";
import type { Services } from "../context.ts";
import type { Post } from "../hand-over.ts";
import { sendDeliveries } from "./send-delivery.ts";

const foyer = testFoyer();
const emails = await compileEmails();
const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

type Sent = { readonly by: string; readonly message: Message };
let post: Post;
/** Everything that was handed over, and by whose way. */
let sent: Sent[];
/** What the provider says to a message; by default, that it takes it. */
let answer: (message: Message, by: string) => Promise<string> | string;

beforeAll(() => {
  post = testPost(foyer.services, emails, (settings) => ({
    async send(message) {
      const by = nameOf(settings);
      const reply = await answer(message, by);
      sent.push({ by, message });
      return { reply };
    },
    close: async () => {},
  }));
});
beforeEach(() => {
  sent = [];
  answer = () => "250 taken";
});

const nameOf = (settings: ProviderSettings | null) =>
  settings === null ? "the server" : settings.provider === "smtp" ? settings.host : settings.provider;

const later = (reply: string, retryAfterSeconds: number | null = null) =>
  new MailFailure(reply, { permanent: false, retryAfterSeconds });

describe("an organization's own way out", () => {
  test("takes its mail and nobody else's, under its own name, and is noted before the first hand-over", async () => {
    const owner = await foyer.owner();
    const other = await foyer.invitation();
    const { id, organizationId } = await foyer.invitation({ by: owner });
    await choose(organizationId, { from: { email: "hello@acme.example", name: "Acme" } });
    const noted: unknown[] = [];
    answer = async (_, by) => {
      if (by === "mail.acme.example") noted.push((await stateOf(id)).byOwnProvider);
      return "250 taken";
    };
    await send(id);
    await send(other.id);
    expect(noted).toEqual([true]);
    expect(sent.map(({ by, message: { from } }) => ({ by, from }))).toEqual([
      { by: "mail.acme.example", from: { address: "hello@acme.example", name: "Acme" } },
      { by: "the server", from: { address: "foyer@example.com", name: "Foyer" } },
    ]);
    expect(await stateOf(id)).toMatchObject({ status: "sent", provider: "smtp" });
    expect(await stateOf(other.id)).toMatchObject({ status: "sent", byOwnProvider: false });
  });

  test("changed in mid-queue loses nothing: what waits takes the new one", async () => {
    const { id, organizationId } = await foyer.invitation();
    await choose(organizationId, {});
    answer = (_, by) => {
      if (by === "mail.acme.example") throw later("421 too busy");
      return "250 taken";
    };
    await send(id);
    expect(await stateOf(id)).toMatchObject({ status: "retrying", detail: "421 too busy" });
    await choose(organizationId, { host: "mail.other.example" });
    await send(id);
    await send(id);
    expect(sent.map(({ by }) => by)).toEqual(["mail.other.example"]);
    // The first server may have read the link.
    expect(await stateOf(id)).toMatchObject({ status: "sent", attempts: 2, byOwnProvider: true });
  });

  test("that can't be used holds its mail back, with the words, and it leaves by no other way", async () => {
    const { id, organizationId } = await foyer.invitation();
    await choose(organizationId, { username: "acme", sealedSecrets: "v1.0000.nobody-has-this-key" });
    await send(id);
    expect(sent).toEqual([]);
    expect(await stateOf(id)).toMatchObject({
      status: "retrying",
      byOwnProvider: false,
      detail: expect.stringContaining("settings can't be read"),
    });
    await choose(organizationId, {});
    await send(id);
    expect(sent.map(({ by }) => by)).toEqual(["mail.acme.example"]);
  });

  test("never sees a message about an account: an admin must not get hold of a reset link", async () => {
    const owner = await foyer.owner();
    await choose(owner.organizationId, {});
    await foyer.callerFor(null).auth.requestPasswordReset({ email: owner.email });
    const [row] = await foyer.sql<{ id: string }>`
      SELECT id FROM account_messages WHERE recipient = ${owner.email}`;
    await sendAccountMessage(foyer.services, post, { messageId: row?.id ?? "" });
    expect(sent.map(({ by }) => by)).toEqual(["the server"]);
  });
});

describe("an admin whose mail server reads the links", () => {
  test("and opens a stranger's account by one sees none of their other invitations", async () => {
    const victim = foyer.address();
    const elsewhere = await foyer.invitation({ email: victim });
    const { id, organizationId } = await foyer.invitation({ email: victim });
    await choose(organizationId, {});
    await send(id);
    const token = /accept#([\w-]+)/.exec(sent[0]?.message.text ?? "")?.[1] ?? "";

    const browser = foyer.browser();
    await browser.api.invitations.accept({ token, ...newcomer });
    expect((await browser.api.account.invitations({})).items).toEqual([]);
    const standing = () =>
      foyer.sql`SELECT address_proven_at IS NOT NULL AS proven, opened_by_copied_link AS copied FROM users
        WHERE email = ${victim}`;
    expect(await standing()).toEqual([{ proven: false, copied: true }]);

    // Mail that nobody but its owner reads is what proves the address.
    const account = await accountOf(victim);
    await foyer.callerFor(account).invitations.accept({ token: foyer.linkOf(elsewhere.id) });
    expect(await standing()).toEqual([{ proven: true, copied: true }]);
  });

  test("can't undo that by choosing the server's way for the next try", async () => {
    const { id, email, organizationId } = await foyer.invitation();
    await choose(organizationId, {});
    answer = () => {
      throw later("451 read, and not taken");
    };
    await send(id);
    await foyer.sql`DELETE FROM mail_settings WHERE organization_id = ${organizationId}`;
    answer = () => "250 taken";
    await send(id);
    expect(sent.map(({ by }) => by)).toEqual(["the server"]);
    await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id), ...newcomer });
    expect(await foyer.sql`SELECT address_proven_at FROM users WHERE email = ${email}`).toEqual([
      { address_proven_at: null },
    ]);
  });
});

describe("a refusal for good", () => {
  test("of the address itself puts it on the list of the organization, as the audit says, without a second message [S3.6]", async () => {
    const owner = await foyer.owner();
    const { id, email } = await foyer.invitation({ by: owner });
    const reminded = await foyer.invitation({ by: owner, email: foyer.address() });
    answer = ({ to }) => {
      throw new MailFailure(`550 5.1.1 <${to.address}> unknown`, { permanent: true, recipientRefused: true });
    };
    await send(id);
    expect(await stateOf(id)).toMatchObject({ status: "bounced", detail: `550 5.1.1 <${email}> unknown` });
    expect(await listed(owner.organizationId)).toEqual([
      { reason: "bounced", detail: "550 5.1.1 <…> unknown", id },
    ]);
    expect(
      await foyer.sql`SELECT 1 FROM audit_entries WHERE act = 'mail.address_suppressed' AND subject_label = ${email}`,
    ).toHaveLength(1);
    expect(await stateOf(reminded.id)).toMatchObject({ status: "queued" });
  });

  test("of one message, as spam, does not; nor does one that a notice to the team runs into", async () => {
    const owner = await foyer.owner();
    const { id } = await foyer.invitation({ by: owner });
    answer = () => {
      throw new MailFailure("550 5.7.1 looks like spam", { permanent: true });
    };
    await send(id);
    expect(await stateOf(id)).toMatchObject({ status: "bounced" });
    await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id), ...newcomer });
    answer = () => {
      throw new MailFailure("550 5.1.1 unknown", { permanent: true, recipientRefused: true });
    };
    await run(await idsOf("answered", id));
    expect(await listed(owner.organizationId)).toEqual([]);
  });
});

test("an address that has come onto the list meanwhile gets no invitation, which says so; and what they said yes to, yes", async () => {
  const { eventId, organizer } = await foyer.event();
  const [refused, coming] = await Promise.all([
    foyer.eventInvitation({ by: organizer, eventId }),
    foyer.eventInvitation({ by: organizer, eventId }),
  ]);
  await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(coming.id), fullName: "Grace" });
  for (const { email } of [refused, coming]) {
    await foyer
      .callerFor(await foyer.owner({ organizationId: organizer.organizationId }))
      .mail.suppressions.add({ organizationId: organizer.organizationId, email });
  }
  await run([...(await idsOf("invitation", refused.id)), ...(await idsOf("confirmation", coming.id))]);
  expect(sent.map(({ message }) => message.to.address)).toEqual([coming.email]);
  expect(await stateOf(refused.id)).toMatchObject({
    status: "withdrawn",
    detail: expect.stringContaining("no more invitations"),
  });
});

describe("a message that is put off", () => {
  test("and its job come back at the same moment, or neither was put off", async () => {
    const { id } = await foyer.invitation();
    const [deliveryId = ""] = await idsOf("invitation", id);
    answer = () => {
      throw later("451 not now");
    };
    const inHand = () => foyer.sql`UPDATE pgboss.job SET state = 'active' WHERE id = ${deliveryId}`;
    const job = async () =>
      (
        await foyer.sql`SELECT state::text, start_after = d.next_attempt_at AS "comesBack" FROM pgboss.job j
        JOIN deliveries d ON d.id = j.id WHERE j.id = ${deliveryId}`
      )[0];
    await inHand();
    const broken: Services["jobs"] = {
      ...foyer.services.jobs,
      deferMany: async () => {
        throw new Error("The queue broke.");
      },
    };
    const failed = await sendDeliveries({ ...foyer.services, jobs: broken }, post, [
      { jobId: deliveryId, deliveryId },
    ]);
    expect([...failed.values()]).toMatchObject([{ message: "The queue broke." }]);
    expect(await stateOf(id)).toMatchObject({ status: "queued", attempts: 0 });
    expect(await job()).toMatchObject({ state: "active" });

    await run([deliveryId]);
    expect(await stateOf(id)).toMatchObject({ status: "retrying", attempts: 1, detail: "451 not now" });
    expect(await job()).toEqual({ state: "retry", comesBack: true });
  });

  test("waits as long as the provider asks [Retry-After]", async () => {
    const { id } = await foyer.invitation();
    answer = () => {
      throw later("429 slow down", 3_600);
    };
    await send(id);
    expect(Math.round((await stateOf(id)).waits / 60)).toBe(60);
  });

  test("is given up after ten days, and gets ten more where somebody has asked for another try", async () => {
    const { id } = await foyer.invitation({ expiresInHours: 2_000 });
    answer = () => {
      throw later("421 too busy");
    };
    await foyer.letPass("240 hours", id);
    await foyer.sql`UPDATE deliveries SET waits_since = now() - interval '9 days' WHERE invitation_id = ${id}`;
    await send(id);
    expect(await stateOf(id)).toMatchObject({ status: "retrying" });
    await foyer.sql`UPDATE deliveries SET waits_since = NULL WHERE invitation_id = ${id}`;
    await send(id);
    expect(await stateOf(id)).toMatchObject({ status: "failed", detail: "421 too busy", waits: null });
  });

  test("by night, because nobody asked for it, comes at eight in the morning there; others leave", async () => {
    const owner = await foyer.owner();
    const [automatic, asked] = [await foyer.invitation({ by: owner }), await foyer.invitation({ by: owner })];
    // Where it is between two and three at night now.
    const hoursBehind = (new Date().getUTCHours() - 2 + 24) % 24;
    const zone = hoursBehind > 12 ? `Etc/GMT-${24 - hoursBehind}` : `Etc/GMT+${hoursBehind}`;
    await foyer.sql`UPDATE organizations SET time_zone = ${zone} WHERE id = ${owner.organizationId}`;
    await foyer.sql`UPDATE deliveries SET automatic = true WHERE invitation_id = ${automatic.id}`;
    await send(automatic.id, asked.id);
    expect(sent.map(({ message }) => message.to.address)).toEqual([asked.email]);
    expect(await stateOf(automatic.id)).toMatchObject({ status: "queued", attempts: 0 });
    const [morning] = await foyer.sql`
      SELECT extract(hour FROM next_attempt_at AT TIME ZONE ${zone})::int AS hour,
        next_attempt_at < now() + interval '7 hours' AS soon
      FROM deliveries WHERE invitation_id = ${automatic.id}`;
    expect(morning).toEqual({ hour: 8, soon: true });
  });
});

describe("a way out that takes only so many a minute", () => {
  test("gets them one after the other, and after an outage no rush of those that missed their turn", async () => {
    const owner = await foyer.owner();
    await choose(owner.organizationId, { perMinute: 30 });
    const ids: string[] = [];
    for (let number = 0; number < 4; number++) ids.push((await foyer.invitation({ by: owner })).id);
    const waits = async () =>
      (await Promise.all(ids.map(stateOf))).map(({ waits: seconds }) => seconds && Math.round(seconds / 2));
    await send(...ids);
    expect(sent).toHaveLength(1);
    expect((await waits()).toSorted()).toEqual([1, 2, 3, null]);
    expect((await Promise.all(ids.map(stateOf))).map(({ attempts }) => attempts).toSorted()).toEqual([
      0, 0, 0, 1,
    ]);

    // One that comes early keeps its turn; at its turn it leaves.
    await send(...ids);
    expect(sent).toHaveLength(1);
    await foyer.sql`
      UPDATE deliveries SET turn_at = now() - interval '5 seconds'
      WHERE id = (SELECT id FROM deliveries WHERE invitation_id = ANY(${ids}::uuid[]) AND turn_at IS NOT NULL
        ORDER BY turn_at LIMIT 1)`;
    await send(...ids);
    expect(sent).toHaveLength(2);

    await foyer.sql`UPDATE deliveries SET turn_at = now() - interval '2 hours' WHERE turn_at IS NOT NULL`;
    await foyer.sql`UPDATE mail_paces SET next_at = now() - interval '2 hours'`;
    await send(...ids);
    expect(sent).toHaveLength(3);
    expect((await waits()).toSorted()).toEqual([1, null, null, null]);
  });

  test("is shared by all workers: racing ones take different turns", async () => {
    const owner = await foyer.owner();
    await choose(owner.organizationId, { perMinute: 60 });
    const ids = await Promise.all(
      Array.from({ length: 6 }, async () => (await foyer.invitation({ by: owner })).id),
    );
    await Promise.all(ids.map((id) => send(id)));
    const turns = await foyer.sql<{ turn: Date }>`
      SELECT turn_at AS turn FROM deliveries WHERE invitation_id = ANY(${ids}::uuid[]) AND turn_at IS NOT NULL`;
    expect(new Set(turns.map(({ turn }) => turn.getTime())).size).toBe(turns.length);
    expect(sent.length + turns.length).toBe(6);
  });
});

describe("a batch", () => {
  test("is sent together, and one that fails for reasons of our own holds up nobody", async () => {
    const owner = await foyer.owner();
    const ids = await Promise.all(
      Array.from({ length: 20 }, async () => (await foyer.invitation({ by: owner })).id),
    );
    const [bad = ""] = await idsOf("invitation", ids[0] ?? "");
    answer = ({ messageId }) => {
      if (messageId.startsWith(bad)) throw new TypeError("a mistake of ours");
      return "250 taken";
    };
    const deliveries = (await Promise.all(ids.map((id) => idsOf("invitation", id)))).flat();
    const jobs = deliveries.map((deliveryId) => ({ jobId: deliveryId, deliveryId }));
    const failed = await sendDeliveries(foyer.services, post, [
      ...jobs,
      { jobId: "gone", deliveryId: crypto.randomUUID() },
    ]);
    expect([...failed.keys()]).toEqual([bad]);
    expect(sent).toHaveLength(19);
    await sendDeliveries(foyer.services, post, jobs);
    expect(sent).toHaveLength(19);
  });

  test("lets go of what is somebody else's by now", async () => {
    const { id } = await foyer.invitation();
    const [deliveryId = ""] = await idsOf("invitation", id);
    await sendDeliveries(foyer.services, post, [
      { jobId: deliveryId, deliveryId, signal: AbortSignal.abort() },
    ]);
    expect(sent).toEqual([]);
    expect(await stateOf(id)).toMatchObject({ status: "queued" });
  });

  test("brings what mail clients end further invitations by, and what bounces are known by", async () => {
    const { id } = await foyer.invitation();
    const [deliveryId = ""] = await idsOf("invitation", id);
    await run([deliveryId]);
    expect(sent[0]?.message).toMatchObject({
      deliveryId,
      headers: { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    });
  });
});

/** Enters an own SMTP server. */
async function choose(
  organizationId: string,
  {
    host = "mail.acme.example",
    from = { email: null, name: null },
    perMinute = null,
    username = null,
    sealedSecrets = null,
  }: {
    readonly host?: string;
    readonly from?: { readonly email: string | null; readonly name: string | null };
    readonly perMinute?: number | null;
    readonly username?: string | null;
    readonly sealedSecrets?: string | null;
  },
): Promise<void> {
  const smtp = { host, port: 587, security: "starttls", username, perMinute, oauth2: null };
  const settings = JSON.stringify({ from, smtp });
  await foyer.sql`
    INSERT INTO mail_settings AS s (organization_id, provider, settings, sealed_secrets)
    VALUES (${organizationId}, 'smtp', ${settings}, ${sealedSecrets})
    ON CONFLICT (organization_id) DO UPDATE
    SET settings = EXCLUDED.settings, sealed_secrets = EXCLUDED.sealed_secrets, version = s.version + 1`;
}

/** Runs the jobs of invitations' first messages, as one batch. */
async function send(...invitationIds: readonly string[]): Promise<void> {
  const ids: string[] = [];
  for (const id of invitationIds) ids.push(...(await idsOf("invitation", id)));
  await run(ids);
}

async function run(deliveryIds: readonly string[]): Promise<void> {
  const jobs = deliveryIds.map((deliveryId) => ({ jobId: deliveryId, deliveryId }));
  expect([...(await sendDeliveries(foyer.services, post, jobs)).values()]).toEqual([]);
}

async function idsOf(purpose: string, invitationId: string): Promise<string[]> {
  const rows = await foyer.sql<{ id: string }>`
    SELECT id FROM deliveries WHERE invitation_id = ${invitationId} AND purpose = ${purpose}::delivery_purpose`;
  return rows.map(({ id }) => id);
}

async function stateOf(invitationId: string) {
  const [row] = await foyer.sql<{
    status: string;
    attempts: number;
    detail: string | null;
    provider: string | null;
    byOwnProvider: boolean;
    waits: number;
  }>`
    SELECT status, attempts, detail, provider, by_own_provider AS "byOwnProvider",
      extract(epoch FROM next_attempt_at - now())::float8 AS waits
    FROM deliveries WHERE invitation_id = ${invitationId} AND purpose = 'invitation'`;
  if (!row) throw new Error("There should be a message.");
  return row;
}

function listed(organizationId: string) {
  return foyer.sql`
    SELECT reason, detail, invitation_id AS id FROM suppressions WHERE organization_id = ${organizationId}`;
}

async function accountOf(email: string) {
  const [row] = await foyer.sql<{ userId: string; name: string }>`
    SELECT id AS "userId", name FROM users WHERE email = ${email}`;
  if (!row) throw new Error("There should be an account.");
  return { ...row, email };
}
