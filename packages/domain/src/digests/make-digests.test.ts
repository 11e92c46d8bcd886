import type { AnswerNotices } from "@foyer/contract/account";
import { compileEmails } from "@foyer/emails/emails";
import type { Person } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { testPost } from "@foyer/testing/test-post";
import { zoneWhereItIs } from "@foyer/testing/time-zones";
import { beforeEach, describe, expect, test } from "vitest";
import { sendAccountMessage } from "../accounts/send-account-message.ts";
import { cleanUp } from "../clean-up.ts";
import { makeDigests } from "./make-digests.ts";

const foyer = testFoyer();
const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };
const guest = () => foyer.callerFor(null).invitations;

// What an earlier test has left is nobody's any more.
beforeEach(() => foyer.sql`DELETE FROM answer_notices_to_tell`);

describe("who wants the answers to their invitations once a day", () => {
  test("gets one e-mail for all of them, in the morning after, however often the job runs [S3.11]", async () => {
    const owner = await inviter("daily");
    for (let n = 0; n < 2; n++) await answered(owner, "declined");
    await answered(owner, "accepted");
    expect(await noticesTo(owner)).toBe(0);
    expect(await makeDigests(foyer.services)).toBe(0); // that was after 8 o'clock today
    await untilTomorrow();
    expect(await makeDigests(foyer.services)).toBe(1);
    expect(await makeDigests(foyer.services)).toBe(0);

    const [message, ...others] = await digestsOf(owner);
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      organization_id: owner.organizationId,
      recipient: owner.email,
      status: "queued",
      answers: 3,
    });
    expect(await foyer.sql`SELECT name, data FROM pgboss.job WHERE id = ${message?.id}`).toEqual([
      { name: "account_message.send", data: { messageId: message?.id } },
    ]);
  });

  test("gets it by day, where their organization is", async () => {
    for (const [hour, made] of [
      [3, 0],
      [9, 1],
      [18, 1],
      [22, 0],
    ] as const) {
      const owner = await inviter("daily", { timeZone: zoneWhereItIs(hour) });
      await answered(owner, "declined");
      await untilTomorrow();
      expect(await makeDigests(foyer.services)).toBe(made);
      await foyer.sql`DELETE FROM answer_notices_to_tell`;
    }
  });

  test("gets one a day, also where an answer comes to light late: that is told the next day", async () => {
    const owner = await inviter("daily");
    await answered(owner, "declined");
    await untilTomorrow();
    expect(await makeDigests(foyer.services)).toBe(1);
    await answered(owner, "declined");
    await untilTomorrow();
    expect(await makeDigests(foyer.services)).toBe(0);
    await foyer.sql`UPDATE account_messages SET queued_at = queued_at - interval '1 day'`;
    expect(await makeDigests(foyer.services)).toBe(1);
  });

  test("gets one by any number of workers at the same time", async () => {
    const owners = [await inviter("daily"), await inviter("daily"), await inviter("daily")];
    for (const owner of owners) for (let n = 0; n < 3; n++) await answered(owner, "declined");
    await untilTomorrow();
    // None of them can end before all have seen what there is to tell.
    const workers = await foyer.raceBehind(
      { text: "SELECT 1 FROM answer_notices_to_tell FOR UPDATE", values: [] },
      Array.from({ length: 4 }, () => () => makeDigests(foyer.services)),
    );
    const counts = workers.map((worker) => (worker.status === "fulfilled" ? worker.value : Number.NaN));
    expect(counts.reduce((sum, count) => sum + count)).toBe(3);
    for (const owner of owners) expect(await digestsOf(owner)).toMatchObject([{ answers: 3 }]);
  });

  test("gets one of each organization, and nobody else's", async () => {
    const owner = await inviter("daily");
    const other = await inviter("daily");
    const elsewhere = { ...owner, organizationId: other.organizationId };
    await foyer.sql`
      INSERT INTO memberships (id, organization_id, user_id, role, active, joined_at, answer_notices)
      VALUES (gen_random_uuid(), ${other.organizationId}, ${owner.userId}, 'admin', true, now(), 'daily')`;
    for (const who of [owner, elsewhere, other]) await answered(who, "declined");
    await untilTomorrow();
    expect(await makeDigests(foyer.services)).toBe(3);
    const [first, second] = await digestsOf(owner);
    expect([first?.organization_id, second?.organization_id].toSorted()).toEqual(
      [owner.organizationId, other.organizationId].toSorted(),
    );
    expect(await digestsOf(other)).toMatchObject([{ answers: 1 }]);
  });

  test("is told at once of somebody who asks for a new link", async () => {
    for (const answers of ["daily", "never"] as const) {
      const owner = await inviter(answers);
      const { id } = await foyer.invitation({ by: owner });
      await foyer.sql`UPDATE invitations SET expires_at = now() WHERE id = ${id}`;
      await guest().requestLink({ token: foyer.linkOf(id) });
      expect(await noticesTo(owner)).toBe(1);
    }
  });

  test("gets none once they have left, are switched off, or want to know nothing", async () => {
    const ends: ((owner: Person) => Promise<unknown>)[] = [
      ({ userId }) => foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${userId}`,
      ({ userId }) => foyer.sql`DELETE FROM memberships WHERE user_id = ${userId}`,
      (owner) => choose(owner, "never"),
      // As if it had been answered in the moment of their choice.
      ({ userId }) => foyer.sql`UPDATE memberships SET answer_notices = 'never' WHERE user_id = ${userId}`,
      async (owner) => {
        await choose(owner, "never");
        await choose(owner, "daily");
      },
    ];
    for (const end of ends) {
      const owner = await inviter("daily");
      await answered(owner, "declined");
      await untilTomorrow();
      await end(owner);
    }
    expect(await makeDigests(foyer.services)).toBe(0);
  });

  test("gets a last one after they chose to be told at once", async () => {
    const owner = await inviter("daily");
    await answered(owner, "declined");
    await choose(owner, "each");
    await answered(owner, "declined");
    await untilTomorrow();
    expect(await makeDigests(foyer.services)).toBe(1);
    expect(await digestsOf(owner)).toMatchObject([{ answers: 1 }]);
    expect(await noticesTo(owner)).toBe(1);
  });
});

describe("a digest", () => {
  test("says who answered what, to whom it may concern, in the organization's language [S3.11]", async () => {
    const owner = await inviter("daily");
    const { organizationId } = owner;
    await foyer.callerFor(owner).organizations.update({ organizationId, language: "de" });
    const { spaceId } = await foyer.space({ by: owner, name: "The <b>family</b> tree" });
    const invited = await foyer.spaceInvitation({ by: owner, spaceId, fullName: "Ada Lovelace" });
    await guest().decline({ token: foyer.linkOf(invited.id) });
    await answered(owner, "accepted");
    const [mail] = await mailOf(owner);
    if (!mail) throw new Error("It should have been written.");
    expect(mail.recipient).toBe(owner.email);
    expect(mail.text).toContain("Ada Lovelace");
    expect(mail.text).toContain("The <b>family</b> tree");
    expect(mail.html).not.toContain("<b>family");
    expect(mail.text).toContain(`https://foyer.example/o/${organizationId}/invitations`);
    expect(mail.html).toContain('lang="de"');
    expect(mail.text).not.toContain("/accept#");
  });

  test("is withdrawn where its reader has left, or wants to know nothing, since it was made", async () => {
    for (const end of [
      ({ userId }: Person) => foyer.sql`UPDATE memberships SET active = false WHERE user_id = ${userId}`,
      (owner: Person) => choose(owner, "never"),
    ]) {
      const owner = await inviter("daily");
      await answered(owner, "declined");
      expect(await mailOf(owner, () => end(owner))).toEqual([]);
      expect(await digestsOf(owner)).toMatchObject([{ status: "withdrawn" }]);
    }
  });
});

describe("whoever is told of answers", () => {
  test("is told of each at once, unless they say otherwise; never means never", async () => {
    const owner = await inviter(null);
    await answered(owner, "declined");
    expect(await noticesTo(owner)).toBe(1);
    await choose(owner, "never");
    await answered(owner, "declined");
    expect(await noticesTo(owner)).toBe(1);
    expect(await foyer.sql`SELECT 1 FROM answer_notices_to_tell`).toEqual([]);
  });

  test("chooses for each organization, also as a guest who may invite; nobody else does, and no API key", async () => {
    const owner = await inviter(null);
    const { organizationId } = owner;
    const { spaceId } = await foyer.space({ by: owner });
    const custodian = await foyer.spaceMember(spaceId, "custodian");
    for (const who of [owner, custodian]) {
      const { notifications } = foyer.callerFor(who).account;
      expect(await notifications.get({ organizationId })).toEqual({ organizationId, answers: "each" });
      expect(await notifications.update({ organizationId, answers: "daily" })).toEqual({
        organizationId,
        answers: "daily",
      });
      expect(await notifications.get({ organizationId })).toEqual({ organizationId, answers: "daily" });
    }
    const { id } = await foyer.spaceInvitation({ by: custodian, spaceId });
    await guest().decline({ token: foyer.linkOf(id) });
    expect(await foyer.sql`SELECT user_id FROM answer_notices_to_tell`).toEqual([
      { user_id: custodian.userId },
    ]);

    const stranger = foyer.callerFor(await foyer.owner()).account.notifications;
    expect(await endOf(stranger.get({ organizationId }))).toBe("not_found");
    expect(await endOf(stranger.update({ organizationId, answers: "never" }))).toBe("not_found");
    const authorization = `Bearer ${await foyer.apiKey(owner)}`;
    const program = foyer.callerFor(null, { authorization }).account.notifications;
    expect(await endOf(program.get({ organizationId }))).toBe("done");
    expect(await endOf(program.update({ organizationId, answers: "never" }))).not.toBe("done");
  });
});

test("what nobody was told of in 30 days is removed by the clean-up, and nothing newer", async () => {
  const owner = await inviter("daily");
  for (const ago of ["31 days", "29 days"]) {
    await answered(owner, "declined");
    await foyer.sql`UPDATE answer_notices_to_tell SET at = at - ${ago}::interval WHERE at > now() - interval '1 hour'`;
  }
  await cleanUp(foyer.services);
  expect(
    await foyer.sql`SELECT at > now() - interval '30 days' AS newer FROM answer_notices_to_tell`,
  ).toEqual([{ newer: true }]);
});

/** The owner of an organization where it is noon, unless another time zone is named. */
async function inviter(
  answers: AnswerNotices | null,
  { timeZone = zoneWhereItIs(12) } = {},
): Promise<Person> {
  const owner = await foyer.owner({ organizationId: await foyer.organization({ timeZone }) });
  if (answers) await choose(owner, answers);
  return owner;
}

function choose(person: Person, answers: AnswerNotices) {
  const { organizationId } = person;
  return foyer.callerFor(person).account.notifications.update({ organizationId, answers });
}

/** Lets somebody invite, and the invitee answer. */
async function answered(by: Person, answer: "accepted" | "declined"): Promise<void> {
  const token = foyer.linkOf((await foyer.invitation({ by })).id);
  if (answer === "accepted") await guest().accept({ token, ...newcomer });
  else await guest().decline({ token });
}

/** What was answered was answered yesterday. */
const untilTomorrow = () =>
  foyer.sql`UPDATE answer_notices_to_tell SET at = at - interval '1 day' WHERE message_id IS NULL`;

/** What leaves for somebody the next morning, after `meanwhile`. */
async function mailOf(
  owner: Person,
  meanwhile: () => Promise<unknown> = async () => {},
): Promise<{ recipient: string; html: string; text: string }[]> {
  await untilTomorrow();
  await makeDigests(foyer.services);
  await meanwhile();
  const sent: { recipient: string; html: string; text: string }[] = [];
  const post = testPost(foyer.services, await compileEmails(), () => ({
    async send({ to, html, text }) {
      sent.push({ recipient: to.address, html, text });
      return { reply: "250 OK" };
    },
    close: async () => {},
  }));
  for (const { id } of await digestsOf(owner))
    await sendAccountMessage(foyer.services, post, { messageId: id });
  await post.office.close();
  return sent;
}

const digestsOf = ({ userId }: Person) =>
  foyer.sql<{ id: string; organization_id: string }>`
    SELECT m.id, m.organization_id, m.recipient, m.status, count(a.id)::int AS answers
    FROM account_messages m LEFT JOIN answer_notices_to_tell a ON a.message_id = m.id
    WHERE m.user_id = ${userId} AND m.purpose = 'answers_digest' GROUP BY m.id`;

/** How many notices there are to somebody about single invitations. */
const noticesTo = async ({ email }: Person) =>
  (
    await foyer.sql`SELECT 1 FROM deliveries WHERE recipient = ${email} AND purpose IN ('answered', 'link_requested')`
  ).length;
