import { openDatabase } from "@foyer/db/database";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, onTestFinished, test } from "vitest";
import { deriveKeys } from "../../keys.ts";
import { suppressAddress } from "./suppress-address.ts";
import { whoIsSuppressed } from "./who-is-suppressed.ts";

const foyer = testFoyer({ connections: 12 });

const messagesTo = async (invitationId: string) =>
  (await foyer.sql`SELECT 1 FROM deliveries WHERE invitation_id = ${invitationId}::uuid`).length;

/** The list of an organization gets an address from outside, as a mail server says it. */
const bounce = (organizationId: string, email: string, invitationId: string | null = null) =>
  foyer.services.database.transaction((tx) =>
    suppressAddress(foyer.services, tx, {
      organizationId,
      email,
      reason: "bounced",
      invitationId,
      detail: "550 5.1.1 No such user",
    }),
  );

describe("an address on the list", () => {
  test("is invited, invited again and reminded no more by this organization, one by one of many, and can get a copied link [S3.10]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { id: invitationId, email } = await foyer.invitation({ by: owner });
    const { invitations, mail } = foyer.callerFor(owner);
    await mail.suppressions.add({ organizationId, email: email.toUpperCase() });

    expect(await endOf(invitations.resend({ invitationId }))).toBe("address_suppressed");
    expect(await endOf(invitations.remind({ invitationId }))).toBe("address_suppressed");
    expect(await messagesTo(invitationId)).toBe(1);
    await invitations.cancel({ invitationId });
    const target = { kind: "organization", organizationId, role: "member" } as const;
    expect(await endOf(invitations.create({ target, email }))).toBe("address_suppressed");
    const other = foyer.address();
    const { created, rejected } = await invitations.createMany({
      target,
      invitees: [{ email }, { email: other }],
    });
    expect(created.map((each) => each.email)).toEqual([other]);
    expect(rejected).toEqual([
      {
        email,
        reason: "address_suppressed",
        message: "This address takes no more invitations from this organization.",
      },
    ]);
    const unsent = await invitations.create({ target, email, send: false });
    expect(await endOf(invitations.copyLink({ invitationId: unsent.id }))).toBe("done");
    expect(await endOf(foyer.invitation({ email }))).toBe("done"); // another organization's own affair
  });

  test.each(["renew", "ask_inviter"])(
    "gets no fresh link where the rule is %s, the team no question, and the link's holder the same answer",
    async (rule) => {
      const owner = await foyer.owner();
      const { organizationId } = owner;
      await foyer.sql`
        UPDATE organizations SET renewal_rule = ${rule}::renewal_rule WHERE id = ${organizationId}::uuid`;
      const { id, email } = await foyer.invitation({ by: owner });
      await foyer.letPass("169 hours", id);
      await bounce(organizationId, email);
      const { requestLink } = foyer.callerFor(null).invitations;
      expect(await requestLink({ token: foyer.linkOf(id) })).toEqual({ status: "requested" });
      expect(await messagesTo(id)).toBe(1);
    },
  );

  test("stays one row however often it is put there, and the person's own wish is not overwritten", async () => {
    const organizationId = await foyer.organization();
    const email = foyer.address();
    const put = (reason: "bounced" | "complained" | "unsubscribed" | "added") =>
      foyer.services.database.transaction((tx) =>
        suppressAddress(foyer.services, tx, {
          organizationId,
          email,
          reason,
          invitationId: null,
          detail: reason,
        }),
      );
    const reasons = async () =>
      foyer.sql`SELECT reason, detail FROM suppressions WHERE organization_id = ${organizationId}::uuid`;
    await Promise.all(Array.from({ length: 8 }, () => put("bounced")));
    expect(await put("added")).toBeNull();
    expect(await reasons()).toEqual([{ reason: "bounced", detail: "bounced" }]);
    const written = await Promise.all(Array.from({ length: 8 }, () => put("unsubscribed")));
    expect(written.filter((id) => id !== null)).toHaveLength(1);
    for (const weaker of ["complained", "bounced", "added"] as const) expect(await put(weaker)).toBeNull();
    expect(await reasons()).toEqual([{ reason: "unsubscribed", detail: "unsubscribed" }]);
  });
});

describe("the list", () => {
  test("tells addresses by the invitations that led to them, others to whoever asks for them, and keeps hashes [S3.10]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { suppressions } = foyer.callerFor(owner).mail;
    const { id: invitationId, email } = await foyer.invitation({ by: owner });
    await bounce(organizationId, email, invitationId);
    const unknown = foyer.address();
    await suppressions.add({ organizationId, email: unknown });
    await suppressions.add({ organizationId, email: unknown });

    const { items } = await suppressions.list({ organizationId });
    expect(items).toMatchObject([
      { reason: "added", address: null, canLift: true },
      { reason: "bounced", address: email, detail: "550 5.1.1 No such user", canLift: true },
    ]);
    const about = async (address: string) =>
      (await suppressions.list({ organizationId, email: address })).items;
    expect(await about(unknown)).toMatchObject([{ reason: "added", address: unknown }]);
    expect(await about(foyer.address())).toEqual([]);
    const first = await suppressions.list({ organizationId, limit: 1 });
    const cursor = first.nextCursor ?? "none";
    expect((await suppressions.list({ organizationId, cursor })).items).toEqual(items.slice(1));
    expect((await suppressions.list({ organizationId, reason: "complained" })).items).toEqual([]);

    // Neither list nor audit keep an address that no invitation tells.
    const kept = await foyer.sql`
      SELECT row_to_json(s)::text AS row FROM suppressions s UNION ALL SELECT row_to_json(a)::text FROM audit_entries a`;
    expect(JSON.stringify(kept)).not.toContain(unknown);
    expect(
      await foyer.sql`
      SELECT subject_label FROM audit_entries
      WHERE organization_id = ${organizationId}::uuid AND act = 'mail.address_suppressed'`,
    ).toEqual([{ subject_label: "an address that was never invited" }]);
  });

  test("hashes one address otherwise for each organization, so that two lists can't be compared", async () => {
    const email = foyer.address();
    const [one, another] = [await foyer.organization(), await foyer.organization()];
    await bounce(one, email);
    await bounce(another, email);
    const hashes = await foyer.sql<{ hash: string }>`
      SELECT DISTINCT encode(address_hash, 'hex') AS hash FROM suppressions
      WHERE organization_id IN (${one}::uuid, ${another}::uuid)`;
    expect(hashes).toHaveLength(2);
  });

  test("outlives a new APP_SECRET, and another process", async () => {
    const organizationId = await foyer.organization();
    const email = foyer.address();
    await bounce(organizationId, email);
    const database = openDatabase({ url: foyer.url, connections: 2 });
    onTestFinished(() => database.close());
    const keys = deriveKeys([
      "the new secret of the tests, long enough",
      "this secret signs the links of the tests",
    ]);
    const emails = [foyer.address(), email];
    const suppressed = await whoIsSuppressed({ database, keys }, database.read, { organizationId, emails });
    expect([...suppressed]).toEqual([email]);
  });

  test("lets an admin take back what an admin or a mail server said, and never what the person did", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { mail, audit } = foyer.callerFor(owner);
    const { id: invitationId, email } = await foyer.invitation({ by: owner });
    const { id: suppressionId } = await mail.suppressions.add({ organizationId, email });
    await mail.suppressions.lift({ organizationId, suppressionId });
    expect(await endOf(mail.suppressions.lift({ organizationId, suppressionId }))).toBe("not_found");
    expect((await audit.list({ organizationId, act: "mail.suppression_lifted" })).items).toMatchObject([
      { subject: { label: email }, details: { reason: "added", suppressionId } },
    ]);
    expect(await endOf(foyer.callerFor(owner).invitations.remind({ invitationId }))).toBe("done");

    const guest = foyer.callerFor(null).mail.optOut;
    const token = foyer.optOutOf(invitationId);
    await guest.confirm({ token });
    const [row] = (await mail.suppressions.list({ organizationId })).items;
    expect(row).toMatchObject({ reason: "unsubscribed", address: email, canLift: false });
    const refusal = await refusalOf(mail.suppressions.lift({ organizationId, suppressionId: row?.id ?? "" }));
    expect(refusal).toMatchObject({ reason: "forbidden" });
    const foreign = await foyer.owner();
    const theirs = { organizationId: foreign.organizationId, suppressionId: row?.id ?? "" };
    expect(await endOf(foyer.callerFor(foreign).mail.suppressions.lift(theirs))).toBe("not_found");
  });
});

describe("whoever wants no more invitations", () => {
  test("says so by the link of the message, once or often; the invitation itself can still be answered [S3.10]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { id: invitationId, email } = await foyer.invitation({ by: owner });
    const { optOut } = foyer.callerFor(null).mail;
    const token = foyer.optOutOf(invitationId);
    expect(await optOut.view({ token })).toMatchObject({ email, isOptedOut: false });
    const confirmed = await Promise.all(Array.from({ length: 6 }, () => optOut.confirm({ token })));
    expect(confirmed.every(({ isOptedOut }) => isOptedOut)).toBe(true);
    expect(await optOut.view({ token })).toMatchObject({ email, isOptedOut: true });

    const { invitations, audit } = foyer.callerFor(owner);
    const { timeline, status } = await invitations.get({ invitationId });
    expect(status).toBe("pending");
    expect(timeline.filter(({ type }) => type === "unsubscribed")).toHaveLength(1);
    expect(await endOf(invitations.remind({ invitationId }))).toBe("address_suppressed");

    expect(await optOut.undo({ token })).toMatchObject({ isOptedOut: false });
    expect(await optOut.undo({ token })).toMatchObject({ isOptedOut: false });
    expect((await audit.list({ organizationId, act: "mail.suppression_lifted" })).items).toHaveLength(1);
    expect(await endOf(invitations.remind({ invitationId }))).toBe("done");
    await optOut.confirm({ token });
    const guest = foyer.callerFor(null).invitations;
    const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };
    expect(await endOf(guest.accept({ token: foyer.linkOf(invitationId), ...newcomer }))).toBe("done");
  });

  test("takes back their own wish alone, not what a mail server or an admin said", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { id: invitationId, email } = await foyer.invitation({ by: owner });
    await bounce(organizationId, email, invitationId);
    const { optOut } = foyer.callerFor(null).mail;
    const token = foyer.optOutOf(invitationId);
    expect(await optOut.undo({ token })).toMatchObject({ isOptedOut: false });
    const { items } = await foyer.callerFor(owner).mail.suppressions.list({ organizationId });
    expect(items).toMatchObject([{ reason: "bounced" }]);
  });

  test("is not overruled by whoever invites and copies a link: by it they say so, and take nothing back [S3.10]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { id: invitationId } = await foyer.invitation({ by: owner });
    const { invitations, mail } = foyer.callerFor(owner);
    const guest = foyer.callerFor(null);
    const copied = await invitations.copyLink({ invitationId });
    const { optOutUrl } = await guest.invitations.view({ token: new URL(copied.url).hash.slice(1) });
    const token = new URL(optOutUrl).hash.slice(1);
    await guest.mail.optOut.confirm({ token });
    expect(await endOf(guest.mail.optOut.undo({ token }))).toBe("forbidden");
    expect(await endOf(mail.optOut.undo({ token }))).toBe("forbidden");
    const { items } = await mail.suppressions.list({ organizationId });
    expect(items).toMatchObject([{ reason: "unsubscribed" }]);
    const mailed = await guest.invitations.view({ token: foyer.linkOf(invitationId) });
    const own = new URL(mailed.optOutUrl).hash.slice(1);
    expect(await guest.mail.optOut.undo({ token: own })).toMatchObject({ isOptedOut: false });
  });

  test("does so by no other token: not an invitation's, not a changed one; and guesses are counted [S3.11]", async () => {
    const { id } = await foyer.invitation();
    const { mail, invitations } = foyer.callerFor(null, { ip: "192.0.2.77" });
    const genuine = foyer.optOutOf(id);
    const wrong = [
      foyer.linkOf(id),
      genuine.slice(0, -1),
      `${genuine}A`,
      "of nobody",
      foyer.optOutOf(crypto.randomUUID()),
    ];
    for (const token of wrong) {
      for (const act of [mail.optOut.view, mail.optOut.confirm, mail.optOut.undo])
        expect(await endOf(act({ token }))).toBe("invitation_not_found");
    }
    expect(await endOf(invitations.view({ token: genuine }))).toBe("invitation_not_found");
    expect(await endOf(invitations.accept({ token: genuine }))).toBe("invitation_not_found");
    expect(
      await foyer.sql`SELECT 1 FROM rate_limits WHERE key = 'bad_link:192.0.2.77' AND points >= 12`,
    ).toHaveLength(1);
    await foyer.sql`UPDATE rate_limits SET points = 60 WHERE key = 'bad_link:192.0.2.77'`;
    expect(await endOf(mail.optOut.confirm({ token: "of nobody" }))).toBe("rate_limited");
    expect(await endOf(mail.optOut.confirm({ token: genuine }))).toBe("done");
  });
});
