import { sendAccountMessage as sendQueue } from "@foyer/jobs/queues";
import { type Account, password } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { passwordKey } from "./guards.ts";
import { resetToken } from "./reset-link.ts";

const foyer = testFoyer({ connections: 22 });

const chosen = "violet lighthouse orbit";
const ended = {
  status: 404,
  reason: "not_found",
  message: "This link has ended. Ask for a new one.",
};

describe("enumeration by reset", () => {
  test("an unknown address, a known one and a prepared one get the same answer and the same rows", async () => {
    const known = await foyer.stranger();
    const unknown = foyer.address();
    const owner = await foyer.owner();
    const prepared = await foyer.callerFor(owner).people.create({
      organizationId: owner.organizationId,
      email: foyer.address(),
      name: "Grace",
      role: "member",
    });
    for (const email of [known.email, unknown, prepared.email]) {
      expect(await visitor().auth.requestPasswordReset({ email })).toEqual({
        status: "requested",
      });
    }
    const written = async (email: string, userId: string | null) => ({
      messages: await foyer.sql`
        SELECT purpose, recipient, status, user_id, expires_at - queued_at AS lasts
        FROM account_messages WHERE recipient = ${email}`,
      jobs: await foyer.sql`
        SELECT j.state FROM pgboss.job j JOIN account_messages m ON j.data->>'messageId' = m.id::text
        WHERE j.name = ${sendQueue.name} AND m.recipient = ${email}`,
      audit: await foyer.sql`
        SELECT act, organization_id, actor_id, subject_kind, subject_id FROM audit_entries
        WHERE subject_label = ${email} AND act LIKE 'account.%'`,
      userId,
    });
    const rows = [
      await written(known.email, known.userId),
      await written(unknown, null),
      await written(prepared.email, prepared.userId),
    ];
    for (const { messages, jobs, audit, userId } of rows) {
      expect(messages).toEqual([
        expect.objectContaining({ purpose: "password_reset", status: "queued", user_id: userId }),
      ]);
      expect(messages[0]?.lasts).toMatchObject({ hours: 1 });
      expect(jobs).toEqual([{ state: "created" }]);
      expect(audit).toEqual([
        {
          act: "account.password_reset_requested",
          organization_id: null,
          actor_id: null,
          subject_kind: "person",
          subject_id: userId,
        },
      ]);
    }
  });

  test("whoever else is signed in in that browser is not written down as the one who asked", async () => {
    const [known, other] = [await foyer.stranger(), await foyer.stranger()];
    const { auth } = foyer.callerFor(other, { ip: anotherAddress() });
    await auth.requestPasswordReset({ email: known.email });
    expect(
      await foyer.sql`
        SELECT actor_id FROM audit_entries
        WHERE subject_id = ${known.userId} AND act = 'account.password_reset_requested'`,
    ).toEqual([{ actor_id: null }]);
  });

  test("it runs the same statements for an address that somebody has and for one that nobody has", async () => {
    const known = await foyer.stranger();
    const statementsFor = async (email: string) => {
      const statements: string[] = [];
      const { database } = foyer.services;
      const watched: typeof database = {
        ...database,
        transaction: (work) =>
          database.transaction((tx) =>
            work(
              new Proxy(tx, {
                get(target, name, receiver) {
                  statements.push(String(name));
                  return Reflect.get(target, name, receiver);
                },
              }),
            ),
          ),
      };
      const { auth } = foyer.callerFor(null, { services: { database: watched }, ip: anotherAddress() });
      await auth.requestPasswordReset({ email });
      return statements;
    };
    await statementsFor(foyer.address());
    const forKnown = await statementsFor(known.email);
    expect(forKnown.length).toBeGreaterThan(2);
    expect(await statementsFor(foyer.address())).toEqual(forKnown);
  });

  test("mail goes only to the stored address, however the question spelled it", async () => {
    const stored = "Stored.Spelling@Example.com";
    const { userId } = await foyer.stranger(stored);
    await visitor().auth.requestPasswordReset({ email: " STORED.spelling@example.COM " });
    expect(await foyer.sql`SELECT recipient FROM account_messages WHERE user_id = ${userId}`).toEqual([
      { recipient: stored },
    ]);
  });

  test("look-alikes, comments and lists of addresses are nobody's, or no address", async () => {
    const { email, userId } = await foyer.stranger("kate@example.com");
    const { auth } = visitor();
    for (const other of [
      "\u212aate@example.com",
      "kate＠example.com",
      `${email},eve@evil.example`,
      "kate(x)@example.com",
    ]) {
      expect(await endOf(auth.requestPasswordReset({ email: other }))).toBe("invalid_input");
    }
    await auth.requestPasswordReset({ email: "kate+x@example.com" });
    expect(await foyer.sql`SELECT 1 FROM account_messages WHERE user_id = ${userId}`).toEqual([]);
  });
});

describe("mail bombing one address", () => {
  test("a flood of requests queues three messages an hour and no more, racing ones included", async () => {
    const known = await foyer.stranger();
    for (const email of [known.email, foyer.address()]) {
      const { auth } = visitor();
      // Each from another network, or the limits would end it.
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => visitor().auth.requestPasswordReset({ email })),
      );
      for (const answer of answers) expect(answer).toEqual({ status: "requested" });
      expect(await requestsFor(email)).toEqual({ messages: 3, jobs: 3, audit: 3 });
      await letPass("59 minutes", email);
      await auth.requestPasswordReset({ email: email.toUpperCase() });
      expect(await requestsFor(email)).toEqual({ messages: 3, jobs: 3, audit: 3 });
      await letPass("2 minutes", email);
      await auth.requestPasswordReset({ email });
      expect(await requestsFor(email)).toEqual({ messages: 4, jobs: 4, audit: 4 });
    }
  });

  test("one address's flood takes nothing from another's", async () => {
    const [flooded, other] = [await foyer.stranger(), await foyer.stranger()];
    const { auth } = visitor();
    for (let number = 0; number < 5; number++) await auth.requestPasswordReset({ email: flooded.email });
    await auth.requestPasswordReset({ email: other.email });
    expect(await requestsFor(other.email)).toMatchObject({ messages: 1 });
  });
});

describe("a reset link", () => {
  test("sets the password, ends every session and half session, and signs nobody in [S1.6]", async () => {
    const known = await foyer.stranger();
    const [here, there] = [foyer.browser(known), foyer.browser(known)];
    await here.api.auth.me();
    await there.api.auth.me();
    await halfSession(known.userId);
    const guest = foyer.browser(null, { ip: anotherAddress() });
    const token = await linkFor(known);
    expect(await guest.api.auth.resetPassword({ token, password: chosen })).toEqual({
      status: "password_reset",
    });
    expect(guest.cookieHeader()).toMatch(/^__Host-foyer_device=[\w-]+$/);
    expect(await here.api.auth.me()).toMatchObject({ user: null });
    expect(await there.api.auth.me()).toMatchObject({ user: null });
    expect(await foyer.sql`SELECT 1 FROM mfa_challenges WHERE user_id = ${known.userId}`).toEqual([]);

    const { auth } = visitor();
    expect(await endOf(auth.signIn({ email: known.email, password }))).toBe("invalid_credentials");
    expect(await endOf(auth.signIn({ email: known.email, password: chosen }))).toBe("done");
    expect(
      await foyer.sql`
      SELECT act, actor_id, subject_label FROM audit_entries
      WHERE subject_id = ${known.userId} AND act = 'account.password_reset'`,
    ).toEqual([{ act: "account.password_reset", actor_id: known.userId, subject_label: known.email }]);
    expect(await noticesOf(known)).toEqual(["password_changed"]);
  });

  test("works once", async () => {
    const known = await foyer.stranger();
    const token = await linkFor(known);
    const { auth } = visitor();
    await auth.resetPassword({ token, password: chosen });
    expect(await refusalOf(auth.resetPassword({ token, password: "and then another one" }))).toEqual(ended);
    expect(await endOf(auth.signIn({ email: known.email, password: chosen }))).toBe("done");
  });

  test("of 20 racing calls one wins, and its password is the one", async () => {
    const known = await foyer.stranger();
    const token = await linkFor(known);
    const passwords = Array.from({ length: 20 }, (_, number) => `the password of call ${number}`);
    const { auth } = visitor();
    // All have seen the link open, and then race.
    const results = await foyer.raceBehind(
      { text: "SELECT 1 FROM users WHERE id = $1 FOR UPDATE", values: [known.userId] },
      passwords.map((each) => () => endOf(auth.resetPassword({ token, password: each }))),
    );
    const ends = results.map((result) => (result.status === "fulfilled" ? result.value : result.reason));
    expect(ends.toSorted()).toEqual(["done", ...Array.from({ length: 19 }, () => "not_found")]);
    const winner = passwords[ends.indexOf("done")] ?? "";
    expect(await endOf(auth.signIn({ email: known.email, password: winner }))).toBe("done");
    expect(await noticesOf(known)).toEqual(["password_changed"]);
    expect(
      await foyer.sql`
      SELECT 1 FROM audit_entries WHERE subject_id = ${known.userId} AND act = 'account.password_reset'`,
    ).toHaveLength(1);
  });

  test("lasts one hour from asking, by the database's clock", async () => {
    const { auth } = visitor();
    for (const [interval, end] of [
      ["59 minutes 50 seconds", "done"],
      ["60 minutes", "not_found"],
    ] as const) {
      const known = await foyer.stranger();
      const token = await linkFor(known);
      await letPass(interval, known.email);
      expect(await endOf(auth.resetPassword({ token, password: chosen }))).toBe(end);
    }
  });

  test("that ends while its password is being hashed sets nothing", async () => {
    const known = await foyer.stranger();
    const token = await linkFor(known);
    const { auth } = visitor();
    const expire = {
      text: "UPDATE account_messages SET expires_at = now() WHERE user_id = $1",
      values: [known.userId],
    };
    const [result] = await foyer.raceBehind(expire, [
      () => endOf(auth.resetPassword({ token, password: chosen })),
    ]);
    expect(result).toEqual({ status: "fulfilled", value: "not_found" });
    expect(await endOf(auth.signIn({ email: known.email, password }))).toBe("done");
  });

  test("ends all the others of its account, and none of anybody else's", async () => {
    const [known, other] = [await foyer.stranger(), await foyer.stranger()];
    const first = await linkFor(known);
    const second = await linkFor(known);
    const others = await linkFor(other);
    const { auth } = visitor();
    await auth.resetPassword({ token: second, password: chosen });
    expect(await refusalOf(auth.resetPassword({ token: first, password: "another password" }))).toEqual(
      ended,
    );
    expect(await endOf(auth.resetPassword({ token: others, password: chosen }))).toBe("done");
  });

  test("is ended by a change of the password", async () => {
    const known = await foyer.stranger();
    const token = await linkFor(known);
    await foyer.callerFor(known).account.changePassword({ currentPassword: password, newPassword: chosen });
    expect(await refusalOf(visitor().auth.resetPassword({ token, password: "another password" }))).toEqual(
      ended,
    );
  });

  test("that two different ones race for sets one password", async () => {
    const known = await foyer.stranger();
    const tokens = [await linkFor(known), await linkFor(known), await linkFor(known)];
    const { auth } = visitor();
    const ends = await Promise.all(
      tokens.map((token, number) => endOf(auth.resetPassword({ token, password: `${chosen} ${number}` }))),
    );
    expect(ends.toSorted()).toEqual(["done", "not_found", "not_found"]);
  });

  test("forgives the wrong passwords before it: who has chosen a new one gets in with it", async () => {
    const known = await foyer.stranger();
    const { auth } = visitor();
    for (let tries = 0; tries < 8; tries++) {
      await endOf(auth.signIn({ email: known.email, password: "forgotten, I am afraid" }));
    }
    expect(await endOf(auth.signIn({ email: known.email, password }))).toBe("account_locked");
    await auth.resetPassword({ token: await linkFor(known), password: chosen });
    expect(await endOf(auth.signIn({ email: known.email, password: chosen }))).toBe("done");
  });

  test("forgives them elsewhere too, though it was used in a browser that is known", async () => {
    const known = await foyer.stranger();
    const home = foyer.browser(null, { ip: anotherAddress() });
    await home.api.auth.signIn({ email: known.email, password });
    await endOf(visitor().auth.signIn({ email: known.email, password: "a guess of somebody's" }));
    await foyer.sql`UPDATE throttles SET failures = 30 WHERE key = ${passwordKey(known.email)}`;
    expect(await endOf(visitor().auth.signIn({ email: known.email, password }))).toBe("account_locked");
    await home.api.auth.resetPassword({ token: await linkFor(known), password: chosen });
    expect(await endOf(visitor().auth.signIn({ email: known.email, password: chosen }))).toBe("done");
  });

  test("that was used or is over is refused before anything is hashed", async () => {
    const [used, over] = [await foyer.stranger(), await foyer.stranger()];
    const tokens = [await linkFor(used), await linkFor(over)];
    await visitor().auth.resetPassword({ token: tokens[0] ?? "", password: chosen });
    await letPass("60 minutes", over.email);
    for (const token of tokens) {
      // Who looked at the password first would call it weak.
      expect(await refusalOf(visitor().auth.resetPassword({ token, password: "" }))).toEqual(ended);
    }
  });

  test("to a weak password is refused, and stays good for a better one", async () => {
    const organizationId = await foyer.organization({ name: "Acme Robotics" });
    const known = await foyer.member({ organizationId });
    const token = await linkFor(known);
    const { auth } = visitor();
    for (const weak of ["too short", "123456789qwerty", "Acme Robotics 2026", known.email]) {
      expect(await refusalOf(auth.resetPassword({ token, password: weak }))).toMatchObject({
        reason: "weak_password",
        issues: [{ path: "password", message: expect.any(String) }],
      });
    }
    expect(await endOf(auth.resetPassword({ token, password: chosen }))).toBe("done");
  });
});

describe("link kinds swapped", () => {
  test("an invitation's link resets no password", async () => {
    const owner = await foyer.owner();
    const known = await foyer.stranger();
    const { id } = await foyer.invitation({ by: owner, email: known.email });
    expect(
      await refusalOf(visitor().auth.resetPassword({ token: foyer.linkOf(id), password: chosen })),
    ).toEqual(ended);
  });

  test("a reset link opens no invitation, and tells nothing of one", async () => {
    const token = await linkFor(await foyer.stranger());
    const { invitations } = visitor();
    expect(await endOf(invitations.view({ token }))).toBe("invitation_not_found");
    expect(await endOf(invitations.accept({ token, name: "Eve", password: chosen }))).toBe(
      "invitation_not_found",
    );
  });

  test("the id of any other message about the account opens nothing, though its token is genuine", async () => {
    const known = await foyer.stranger();
    await foyer.callerFor(known).account.changePassword({ currentPassword: password, newPassword: chosen });
    const [notice] = await foyer.sql<{ id: string }>`
      SELECT id FROM account_messages WHERE user_id = ${known.userId} AND purpose = 'password_changed'`;
    for (const id of [notice?.id ?? "", crypto.randomUUID()]) {
      const token = resetToken(foyer.services.keys.passwordReset, id);
      expect(await refusalOf(visitor().auth.resetPassword({ token, password: "x" }))).toEqual(ended);
    }
  });

  test("a link for an address that nobody had opens nothing for who has it now", async () => {
    const email = foyer.address();
    const token = await linkFor({ email });
    await foyer.stranger(email);
    expect(await refusalOf(visitor().auth.resetPassword({ token, password: chosen }))).toEqual(ended);
  });
});

test("a link that is none is refused before anything is hashed, whatever the password", async () => {
  const { auth } = visitor();
  for (const token of ["nonsense", "A".repeat(43), "A".repeat(200)]) {
    expect(await refusalOf(auth.resetPassword({ token, password: "" }))).toEqual(ended);
  }
});

describe("MFA avoided by reset", () => {
  test("a reset leaves the second factor and the recovery codes as they are, and the next sign-in asks for them", async () => {
    const known = await foyer.stranger();
    await giveMfa(known);
    const kept = () => foyer.sql`
      SELECT t.sealed_secret, t.enabled_at, t.last_step, c.id, c.used_at FROM totp t
      LEFT JOIN recovery_codes c ON c.user_id = t.user_id WHERE t.user_id = ${known.userId} ORDER BY c.id`;
    const before = await kept();
    const browser = foyer.browser(null, { ip: anotherAddress() });
    await browser.api.auth.resetPassword({ token: await linkFor(known), password: chosen });
    expect(await kept()).toEqual(before);
    expect(await browser.api.auth.signIn({ email: known.email, password: chosen })).toEqual({
      status: "mfa_required",
    });
    expect(await browser.api.auth.me()).toMatchObject({ user: null, mfa: "code" });
  });

  test("it opens no organization that requires one", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    await foyer.sql`UPDATE organizations SET mfa_policy = 'required' WHERE id = ${organizationId}`;
    const browser = foyer.browser(null, { ip: anotherAddress() });
    await browser.api.auth.resetPassword({ token: await linkFor(owner), password: chosen });
    await browser.api.auth.signIn({ email: owner.email, password: chosen });
    expect(await endOf(browser.api.organizations.get({ organizationId }))).toBe("mfa_enrolment_required");
  });

  test("8 characters only where MFA is required, and set up", async () => {
    const owner = await foyer.owner();
    const { auth } = visitor();
    const token = await linkFor(owner);
    const short = { token, password: "gx7 plum" };
    expect(await endOf(auth.resetPassword(short))).toBe("weak_password");
    await giveMfa(owner);
    expect(await endOf(auth.resetPassword(short))).toBe("weak_password");
    await foyer.sql`UPDATE organizations SET mfa_policy = 'required' WHERE id = ${owner.organizationId}`;
    expect(await endOf(auth.resetPassword({ token, password: "gx7 plu" }))).toBe("weak_password");
    expect(await endOf(auth.resetPassword(short))).toBe("done");
  });
});

describe("an account that somebody else opened by a copied link", () => {
  test("is its owner's after the first mailed reset: second factor, recovery codes, keys and sessions of before are gone", async () => {
    const { account, intruder } = await openedByCopiedLink();
    await giveMfa(account);
    const authorization = `Bearer ${await foyer.apiKey(account)}`;
    const browser = foyer.browser(null, { ip: anotherAddress() });

    await browser.api.auth.resetPassword({ token: await linkFor(account), password: chosen });

    expect(await browser.api.auth.signIn({ email: account.email, password: chosen })).toEqual({
      status: "signed_in",
    });
    expect(await browser.api.account.mfa.status()).toMatchObject({ enabled: false, recoveryCodesLeft: 0 });
    expect(await endOf(intruder.account.profile())).toBe("unauthenticated");
    expect(await endOf(foyer.callerFor(null, { authorization }).auth.me())).toBe("unauthenticated");
    expect((await noticesOf(account)).toSorted()).toEqual([
      "api_key_created",
      "mfa_disabled",
      "password_changed",
    ]);
    expect(
      await foyer.sql`
        SELECT act, actor_id, details FROM audit_entries
        WHERE subject_id = ${account.userId} AND act LIKE 'account.mfa_disabled'`,
    ).toEqual([
      {
        act: "account.mfa_disabled",
        actor_id: account.userId,
        details: { reason: "opened_by_copied_link" },
      },
    ]);
  });

  test("loses an enrolment that was only begun too, and nobody is told of what was not in force", async () => {
    const { account, intruder } = await openedByCopiedLink();
    await intruder.account.mfa.enroll({ password: newcomersPassword });
    await visitor().auth.resetPassword({ token: await linkFor(account), password: chosen });
    expect(await foyer.sql`SELECT 1 FROM totp WHERE user_id = ${account.userId}`).toEqual([]);
    expect(await noticesOf(account)).toEqual(["password_changed"]);
  });

  test("keeps, from then on, the second factor that its owner sets up", async () => {
    const { account } = await openedByCopiedLink();
    await visitor().auth.resetPassword({ token: await linkFor(account), password: chosen });
    await giveMfa(account);
    await visitor().auth.resetPassword({ token: await linkFor(account), password: "and another one now" });
    expect(await visitor().auth.signIn({ email: account.email, password: "and another one now" })).toEqual({
      status: "mfa_required",
    });
  });

  test("keeps it as well where its owner has shown by a mailed invitation that the address is theirs", async () => {
    const { account } = await openedByCopiedLink();
    const { id } = await foyer.invitation({ email: account.email });
    await foyer.callerFor(account).invitations.accept({ token: foyer.linkOf(id) });
    await giveMfa(account);
    await visitor().auth.resetPassword({ token: await linkFor(account), password: chosen });
    expect(await visitor().auth.signIn({ email: account.email, password: chosen })).toEqual({
      status: "mfa_required",
    });
  });

  test("needs a password that can stand alone, because the factor beside it is about to go", async () => {
    const { account, organizationId } = await openedByCopiedLink();
    await giveMfa(account);
    await foyer.sql`UPDATE organizations SET mfa_policy = 'required' WHERE id = ${organizationId}`;
    const token = await linkFor(account);
    expect(await endOf(visitor().auth.resetPassword({ token, password: "gx7 plum" }))).toBe("weak_password");
  });
});

test("a mailed reset shows that the address is theirs", async () => {
  const known = await foyer.stranger();
  await visitor().auth.resetPassword({ token: await linkFor(known), password: chosen });
  expect(
    await foyer.sql`SELECT address_proven_at IS NOT NULL AS proven FROM users WHERE id = ${known.userId}`,
  ).toEqual([{ proven: true }]);
});

test.each([true, false])(
  "an account that nobody has opened gets no password by a reset (switched on by an admin: %s): an invitation asks who lets in",
  async (active) => {
    const { email, userId } = await prepared({ active });
    const { auth } = visitor();
    expect(
      await refusalOf(auth.resetPassword({ token: await linkFor({ email }), password: chosen })),
    ).toEqual(ended);
    expect(
      await foyer.sql`SELECT 1 FROM memberships WHERE user_id = ${userId} AND joined_at IS NOT NULL`,
    ).toEqual([]);
  },
);

test("API keys end with a reset: whoever was in may have made one to come back by", async () => {
  const owner = await foyer.owner();
  const authorization = `Bearer ${await foyer.apiKey(owner)}`;
  const { auth } = foyer.callerFor(null, { authorization });
  expect(await endOf(auth.me())).toBe("done");
  await visitor().auth.resetPassword({ token: await linkFor(owner), password: chosen });
  expect(await endOf(auth.me())).toBe("unauthenticated");
});

test("somebody whose access an organization has switched off may reset, and is still out", async () => {
  const member = await foyer.member({ active: false });
  const browser = foyer.browser(null, { ip: anotherAddress() });
  expect(
    await endOf(browser.api.auth.resetPassword({ token: await linkFor(member), password: chosen })),
  ).toBe("done");
  await endOf(browser.api.auth.signIn({ email: member.email, password: chosen }));
  expect(await endOf(browser.api.organizations.get({ organizationId: member.organizationId }))).not.toBe(
    "done",
  );
});

let addresses = 0;

/** A network that nobody has called from: the limits count each by itself. */
function anotherAddress(): string {
  addresses += 1;
  return `198.18.${addresses >> 8}.${addresses & 255}`;
}

/** Somebody who is not signed in, from a network of their own. */
function visitor() {
  return foyer.callerFor(null, { ip: anotherAddress() });
}

/** Asks for a reset, and makes the link that its message would bring. */
async function linkFor({ email }: { readonly email: string }): Promise<string> {
  await visitor().auth.requestPasswordReset({ email });
  const [row] = await foyer.sql<{ id: string }>`
    SELECT id FROM account_messages WHERE recipient = ${email} AND purpose = 'password_reset' ORDER BY id DESC LIMIT 1`;
  return resetToken(foyer.services.keys.passwordReset, row?.id ?? "");
}

async function prepared({ active }: { readonly active: boolean }) {
  const owner = await foyer.owner();
  const { userId, email } = await foyer.callerFor(owner).people.create({
    organizationId: owner.organizationId,
    email: foyer.address(),
    name: "Radia Perlman",
    role: "member",
  });
  await foyer.sql`UPDATE memberships SET active = ${active} WHERE user_id = ${userId}`;
  return { userId, email };
}

const newcomersPassword = "a password of an intruder";

/** An account that somebody opened who had a copied link, and the browser in which they did. */
async function openedByCopiedLink() {
  const by = await foyer.owner();
  const { id, email, organizationId } = await foyer.invitation({ by, send: false, role: "admin" });
  const { url } = await foyer.callerFor(by).invitations.copyLink({ invitationId: id });
  const browser = foyer.browser(null, { ip: anotherAddress() });
  const name = "Mallory";
  await browser.api.invitations.accept({
    token: url.split("#")[1] ?? "",
    name,
    password: newcomersPassword,
  });
  const [row] = await foyer.sql<{ id: string }>`SELECT id FROM users WHERE email = ${email}`;
  const account = { userId: row?.id ?? "", email, name, organizationId };
  return { account, organizationId, intruder: browser.api };
}

async function giveMfa({ userId }: Pick<Account, "userId">): Promise<void> {
  await foyer.sql`INSERT INTO totp (user_id, sealed_secret, enabled_at) VALUES (${userId}, 'sealed', now())`;
  await foyer.sql`
    INSERT INTO recovery_codes (id, user_id, hash) VALUES (gen_random_uuid(), ${userId}, 'hash of a code')`;
}

async function halfSession(userId: string): Promise<void> {
  await foyer.sql`
    INSERT INTO mfa_challenges (id, user_id, expires_at)
    VALUES (${crypto.randomUUID()}, ${userId}, now() + interval '10 minutes')`;
}

async function noticesOf({ userId }: Pick<Account, "userId">): Promise<string[]> {
  const rows = await foyer.sql<{ purpose: string }>`
    SELECT m.purpose::text FROM account_messages m JOIN pgboss.job j ON j.data->>'messageId' = m.id::text
    WHERE m.user_id = ${userId} AND m.purpose <> 'password_reset'`;
  return rows.map(({ purpose }) => purpose);
}

async function requestsFor(email: string) {
  const [row] = await foyer.sql`
    SELECT (SELECT count(*)::int FROM account_messages WHERE recipient = ${email}::citext) AS messages,
      (SELECT count(*)::int FROM pgboss.job j JOIN account_messages m ON j.data->>'messageId' = m.id::text
        WHERE m.recipient = ${email}::citext) AS jobs,
      (SELECT count(*)::int FROM audit_entries WHERE act = 'account.password_reset_requested'
        AND lower(subject_label) = lower(${email})) AS audit`;
  return row;
}

/** Lets this time pass for the resets of an address. The clock itself is PostgreSQL's. */
async function letPass(interval: string, email: string): Promise<void> {
  await foyer.sql`
    UPDATE account_messages SET queued_at = queued_at - ${interval}::interval,
      expires_at = expires_at - ${interval}::interval
    WHERE recipient = ${email}::citext`;
}
