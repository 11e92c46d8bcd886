import { createHash } from "node:crypto";
import { dumpOf } from "@foyer/testing/dump";
import { type Person, password } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { newApiKey } from "./api-key.ts";
import { mostLiveKeys } from "./create-api-key.ts";

const foyer = testFoyer();

/** What a program can do that shows a key. */
const programWith = (key: string) => foyer.callerFor(null, { authorization: `Bearer ${key}` });

const name = "The nightly import";
const keysOf = ({ userId }: { userId: string }) =>
  foyer.sql`SELECT * FROM api_keys WHERE user_id = ${userId}`;

describe("an API key [S1.10]", () => {
  test("is shown once, kept as a hash, and lasts as long as was asked", async () => {
    const owner = await foyer.owner();
    const { organizationId, userId } = owner;
    const { account } = foyer.callerFor(owner);
    const { key, ...made } = await account.apiKeys.create({ organizationId, name, expiresInDays: 30 });
    expect(made).toMatchObject({ organizationId, name, hint: `${key.slice(0, 10)}…`, lastUsedAt: null });
    expect(Date.parse(made.expiresAt) - Date.parse(made.createdAt)).toBe(30 * 86_400_000);
    expect((await account.apiKeys.list({})).items).toEqual([made]);
    expect(await keysOf(owner)).toMatchObject([{ hash: createHash("sha256").update(key).digest("hex") }]);
    const { text } = await dumpOf(foyer.url);
    expect(text).not.toContain(key.slice(10));
    expect(
      await foyer.sql`
        SELECT act, organization_id, actor_id, subject_id, details FROM audit_entries
        WHERE organization_id = ${organizationId}`,
    ).toEqual([
      {
        act: "account.api_key_created",
        organization_id: organizationId,
        actor_id: userId,
        subject_id: userId,
        details: { apiKeyId: made.id, name, hint: made.hint, expiresAt: made.expiresAt },
      },
    ]);
  });

  test("is told to the address of its account, with the act and never without it", async () => {
    const owner = await foyer.owner();
    const { organizationId, userId } = owner;
    const { apiKeys } = foyer.callerFor(owner).account;
    const told = () => foyer.sql`SELECT purpose, recipient FROM account_messages WHERE user_id = ${userId}`;
    const elsewhere = await foyer.organization();
    expect(await endOf(apiKeys.create({ organizationId: elsewhere, name }))).toBe("not_found");
    expect(await told()).toEqual([]);
    await apiKeys.create({ organizationId, name });
    expect(await told()).toEqual([{ purpose: "api_key_created", recipient: owner.email }]);
  });

  test("does for a program what its person may, and is the person in what is written down", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const program = programWith(await foyer.apiKey(owner));
    expect(await program.auth.me()).toMatchObject({
      user: { id: owner.userId },
      organizations: [{ id: organizationId }],
    });
    expect(await program.account.profile()).toMatchObject({ id: owner.userId });
    const invitation = await program.invitations.create({
      target: { kind: "organization", organizationId, role: "member" },
      email: foyer.address(),
    });
    expect(await foyer.sql`SELECT actor_id FROM audit_entries WHERE subject_id = ${invitation.id}`).toEqual([
      { actor_id: owner.userId },
    ]);
  });

  test.each([1, 366])("lasts %d days at the shortest and at the longest", async (expiresInDays) => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { apiKeys } = foyer.callerFor(owner).account;
    const made = await apiKeys.create({ organizationId, name, expiresInDays });
    const beyond = expiresInDays === 1 ? 0 : 367;
    expect(Date.parse(made.expiresAt) - Date.parse(made.createdAt)).toBe(expiresInDays * 86_400_000);
    expect(await endOf(apiKeys.create({ organizationId, name, expiresInDays: beyond }))).toBe(
      "invalid_input",
    );
  });

  test("ends to the second, by the database's clock, and stays in the list until it is taken back", async () => {
    const owner = await foyer.owner();
    const key = await foyer.apiKey(owner);
    const lives = async (left: string) => {
      await foyer.sql`
        UPDATE api_keys SET expires_at = now() + ${left}::interval WHERE user_id = ${owner.userId}`;
      return endOf(programWith(key).account.profile());
    };
    expect(await lives("10 seconds")).toBe("done");
    expect(await lives("0 seconds")).toBe("unauthenticated");
    const { apiKeys } = foyer.callerFor(owner).account;
    const [expired] = (await apiKeys.list({})).items;
    await apiKeys.revoke({ apiKeyId: expired?.id ?? "" });
    expect((await apiKeys.list({})).items).toEqual([]);
  });

  test("is taken back by its owner: refused at the next call, and written down", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { apiKeys } = foyer.callerFor(owner).account;
    const [kept, lost] = [await foyer.apiKey(owner), await apiKeys.create({ organizationId, name })];
    expect(await endOf(programWith(lost.key).account.profile())).toBe("done");
    await apiKeys.revoke({ apiKeyId: lost.id.toUpperCase() });
    expect(await endOf(programWith(lost.key).account.profile())).toBe("unauthenticated");
    expect(await endOf(programWith(kept).account.profile())).toBe("done");
    expect(await endOf(apiKeys.revoke({ apiKeyId: lost.id }))).toBe("not_found");
    expect(
      await foyer.sql`
        SELECT organization_id, details FROM audit_entries
        WHERE subject_id = ${owner.userId} AND act = 'account.api_key_revoked'`,
    ).toEqual([{ organization_id: organizationId, details: { apiKeyId: lost.id, name, hint: lost.hint } }]);
  });

  test("is nobody else's to see or to take back, not even an owner's", async () => {
    const owner = await foyer.owner();
    const member = await foyer.member({ organizationId: owner.organizationId });
    const { organizationId } = member;
    const made = await foyer.callerFor(member).account.apiKeys.create({ organizationId, name });
    const { apiKeys } = foyer.callerFor(owner).account;
    expect((await apiKeys.list({})).items).toEqual([]);
    expect(await endOf(apiKeys.revoke({ apiKeyId: made.id }))).toBe("not_found");
    expect(await endOf(programWith(made.key).account.profile())).toBe("done");
  });

  test("notes its last use at most once a minute, also in parallel", async () => {
    const owner = await foyer.owner();
    const program = programWith(await foyer.apiKey(owner));
    await Promise.all([program.auth.me(), program.auth.me(), program.auth.me()]);
    const lastUse = async () => (await keysOf(owner))[0]?.["last_used_at"];
    const first = await lastUse();
    expect(first).toEqual(expect.any(Date));
    await program.auth.me();
    expect(await lastUse()).toEqual(first);
    await foyer.sql`
      UPDATE api_keys SET last_used_at = now() - interval '61 seconds' WHERE user_id = ${owner.userId}`;
    await program.auth.me();
    expect(Number(await lastUse())).toBeGreaterThanOrEqual(Number(first));
  });

  test("is listed page by page, the newest first, with all that were made in one moment", async () => {
    const owner = await foyer.owner();
    for (let count = 0; count < 4; count++) await foyer.apiKey(owner);
    await foyer.sql`UPDATE api_keys SET created_at = now() WHERE user_id = ${owner.userId} AND id > (
      SELECT min(id::text)::uuid FROM api_keys WHERE user_id = ${owner.userId})`;
    const { apiKeys } = foyer.callerFor(owner).account;
    const all = (await apiKeys.list({})).items.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof apiKeys.list>> = await apiKeys.list({
        limit: 1,
        ...(cursor && { cursor }),
      });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(all).toHaveLength(4);
    expect(paged).toEqual(all);
  });

  test(`is one of ${mostLiveKeys} at most, for each person and organization, also when many are made at once`, async () => {
    const owner = await foyer.owner();
    const { organizationId, userId } = owner;
    const { apiKeys } = foyer.callerFor(owner).account;
    const make = () => endOf(apiKeys.create({ organizationId, name }));
    for (let count = 0; count < mostLiveKeys - 2; count++) expect(await make()).toBe("done");
    const place = { text: "SELECT 1 FROM memberships WHERE user_id = $1 FOR UPDATE", values: [userId] };
    const ends = await foyer.raceBehind(place, [make, make, make, make, make]);
    expect(ends.map((end) => (end.status === "fulfilled" ? end.value : end.reason)).toSorted()).toEqual([
      ...["conflict", "conflict", "conflict", "done", "done"],
    ]);
    await foyer.sql`UPDATE api_keys SET expires_at = now() WHERE id = (
      SELECT id FROM api_keys WHERE user_id = ${userId} LIMIT 1)`;
    expect([await make(), await make()]).toEqual(["done", "conflict"]);
    const elsewhere = await foyer.callerFor(owner).organizations.create({ name: "Another" });
    expect(await endOf(apiKeys.create({ organizationId: elsewhere.id, name }))).toBe("done");
  });

  test("is not made for an organization that one may not enter", async () => {
    const [owner, stranger] = [await foyer.owner(), await foyer.stranger()];
    const { organizationId } = owner;
    const disabled = await foyer.owner({ organizationId, active: false });
    const make = (account: Person | typeof stranger) =>
      endOf(foyer.callerFor(account).account.apiKeys.create({ organizationId, name }));
    expect(await make(stranger)).toBe("not_found");
    expect(await make(disabled)).toBe("account_disabled");
    await foyer.sql`UPDATE organizations SET mfa_policy = 'required' WHERE id = ${organizationId}`;
    expect(await make(owner)).toBe("mfa_enrolment_required");
    for (const account of [owner, stranger, disabled]) expect(await keysOf(account)).toEqual([]);
  });

  test("of somebody who is being put out at this very moment is not made", async () => {
    const owner = await foyer.owner();
    const { organizationId, userId } = owner;
    const { apiKeys } = foyer.callerFor(owner).account;
    const out = { text: "UPDATE memberships SET active = false WHERE user_id = $1", values: [userId] };
    const ends = await foyer.raceBehind(out, [() => endOf(apiKeys.create({ organizationId, name }))]);
    expect(ends).toEqual([{ status: "fulfilled", value: "not_found" }]);
    expect(await keysOf(owner)).toEqual([]);
  });
});

test("a key that is made while its person is being removed goes with them", async () => {
  const owner = await foyer.owner();
  const { organizationId } = owner;
  const admin = await foyer.admin({ organizationId });
  const { userId } = admin;
  const { apiKeys } = foyer.callerFor(admin).account;
  const { people } = foyer.callerFor(owner);
  const place = { text: "SELECT 1 FROM memberships WHERE user_id = $1 FOR UPDATE", values: [userId] };
  const ends = await foyer.raceBehind(
    place,
    [
      () => endOf(apiKeys.create({ organizationId, name })),
      () => endOf(people.remove({ organizationId, userId })),
    ],
    { inTurn: true },
  );
  expect(ends.map((end) => (end.status === "fulfilled" ? end.value : end.reason))).toEqual(["done", "done"]);
  expect(await keysOf(admin)).toEqual([]);
});

describe("what shows no key is nobody's", () => {
  const key = newApiKey();

  test.each([
    ["has nothing after the scheme", "Bearer "],
    ["has two keys", `Bearer ${key}, Bearer ${key}`],
    ["has a key with a typo", `Bearer ${key.slice(0, -1)}${key.endsWith("0") ? "1" : "0"}`],
    ["has a key in capitals", `Bearer ${key.toUpperCase()}`],
    ["has somebody else's kind of token", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."],
    ["is a megabyte long", `Bearer foyer_${"x".repeat(1_000_000)}`],
    ["is SQL", "Bearer ' OR '1'='1"],
    ["is a key that was never made", `Bearer ${key}`],
  ])("where the header %s, whatever the cookie says", async (_, authorization) => {
    const owner = await foyer.owner();
    const { api } = foyer.browser(owner, { authorization });
    expect(await endOf(api.auth.me())).toBe("unauthenticated");
    expect(await endOf(api.system.info())).toBe("unauthenticated");
  });

  test.each([
    [
      "for a proxy that asks for passwords of its own",
      `Basic ${Buffer.from("ada:secret").toString("base64")}`,
    ],
    ["without a scheme", key],
    ["that is empty", ""],
  ])("a header %s is no key: the cookie counts", async (_, authorization) => {
    const owner = await foyer.owner();
    expect(await foyer.callerFor(owner, { authorization }).auth.me()).toMatchObject({
      user: { id: owner.userId },
    });
    expect(await endOf(foyer.callerFor(null, { authorization }).account.profile())).toBe("unauthenticated");
  });

  test("a typo is told without asking the database", async () => {
    const { services } = foyer;
    const read = new Proxy(services.database.read, {
      get() {
        throw new Error("asked");
      },
    });
    const database = { ...services.database, read };
    const { api } = foyer.browser(null, { authorization: `Bearer ${key}x`, services: { database } });
    expect(await endOf(api.auth.me())).toBe("unauthenticated");
  });

  test("the hash of a key, as it stands in the database, opens nothing", async () => {
    const owner = await foyer.owner();
    await foyer.apiKey(owner);
    const [row] = await keysOf(owner);
    const { api } = foyer.browser(null, { authorization: `Bearer ${row?.["hash"]}` });
    expect(await endOf(api.auth.me())).toBe("unauthenticated");
  });

  test("and guessing many of them is slowed down, which leaves genuine ones from the same place alone", async () => {
    const genuine = await foyer.apiKey(await foyer.owner());
    const ip = "198.51.100.23";
    const showing = (shown: string) =>
      endOf(foyer.callerFor(null, { ip, authorization: `Bearer ${shown}` }).auth.me());
    const ends: string[] = [];
    for (let count = 0; count < 70; count++) ends.push(await showing(newApiKey()));
    expect([ends[0], ends.at(-1)]).toEqual(["unauthenticated", "rate_limited"]);
    expect(await showing(genuine)).toBe("done");
  });

  test("the scheme is found in any letter case (RFC 9110)", async () => {
    const key = await foyer.apiKey(await foyer.owner());
    const { api } = foyer.browser(null, { authorization: `bEARER  ${key}` });
    expect(await endOf(api.account.profile())).toBe("done");
  });

  test("beside a cookie the key counts, and the cookie is not looked at", async () => {
    const [owner, other] = [await foyer.owner(), await foyer.owner()];
    const { api, received } = foyer.browser(other, { authorization: `Bearer ${await foyer.apiKey(owner)}` });
    expect(await api.auth.me()).toMatchObject({ user: { id: owner.userId } });
    expect(await endOf(api.account.sessions({}))).toBe("forbidden");
    await api.auth.signOut();
    expect(received).toHaveLength(1); // its own, from the start
    expect(await foyer.sql`SELECT 1 FROM sessions WHERE user_id = ${other.userId}`).toHaveLength(1);
    expect(await endOf(api.account.profile())).toBe("done");
  });
});

describe("an API key that mints wider keys", () => {
  test("touches no keys, passwords, second factors, sessions or profile, and signs nobody in", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { account } = foyer.callerFor(owner);
    const made = await account.apiKeys.create({ organizationId, name });
    const [session] = (await account.sessions({})).items;
    const program = programWith(made.key).account;
    const before = await dumpOf(foyer.url);
    const tries: Readonly<Record<string, () => Promise<unknown>>> = {
      create: () => program.apiKeys.create({ organizationId, name }),
      list: () => program.apiKeys.list({}),
      revoke: () => program.apiKeys.revoke({ apiKeyId: made.id }),
      changePassword: () =>
        program.changePassword({ currentPassword: password, newPassword: "a completely different one" }),
      updateProfile: () => program.updateProfile({ name: "Mallory" }),
      sessions: () => program.sessions({}),
      revokeSession: () => program.revokeSession({ sessionId: session?.id ?? "" }),
      revokeOtherSessions: () => program.revokeOtherSessions(),
      loginHistory: () => program.loginHistory({}),
      mfaStatus: () => program.mfa.status(),
      mfaEnroll: () => program.mfa.enroll({ password }),
      mfaConfirm: () => program.mfa.confirm({ code: "123456" }),
      mfaRegenerate: () => program.mfa.regenerateRecoveryCodes({ code: "123456" }),
      mfaDisable: () => program.mfa.disable({ password, code: "123456" }),
    };
    const ends = await Promise.all(
      Object.entries(tries).map(async ([what, call]) => [what, await endOf(call())]),
    );
    expect(ends).toEqual(Object.keys(tries).map((what) => [what, "forbidden"]));
    const noted = (dump: { readonly text: string }) =>
      dump.text.split("\n").filter((row) => !row.includes(made.hint));
    expect(noted(await dumpOf(foyer.url))).toEqual(noted(before));
  });

  test("founds no organization and accepts no invitation: it belongs to one", async () => {
    const [owner, other] = [await foyer.owner(), await foyer.owner()];
    const key = await foyer.apiKey(owner);
    expect(await endOf(programWith(key).organizations.create({ name: "Another" }))).toBe("forbidden");
    const { id } = await foyer.invitation({ by: other, email: owner.email });
    const { invitations } = programWith(key);
    expect(await endOf(invitations.accept({ token: foyer.linkOf(id) }))).toBe("forbidden");
    expect(await foyer.sql`SELECT organization_id FROM memberships WHERE user_id = ${owner.userId}`).toEqual([
      { organization_id: owner.organizationId },
    ]);
  });

  test("of an owner takes nobody's second factor away, ends nobody's sessions, and loosens no policy", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const member = await foyer.member({ organizationId });
    await foyer.authenticator(member);
    const program = programWith(await foyer.apiKey(owner));
    const input = { organizationId, userId: member.userId };
    expect([
      await endOf(program.people.resetMfa(input)),
      await endOf(program.people.signOutEverywhere(input)),
      await endOf(program.organizations.update({ organizationId, mfaPolicy: "off" })),
      await endOf(program.security.policy.update({ organizationId, mfaPolicy: "off" })),
      await endOf(program.security.policy.update({ organizationId, session: { lifetimeHours: 8_760 } })),
    ]).toEqual(["forbidden", "forbidden", "forbidden", "forbidden", "forbidden"]);
    expect(await foyer.sql`SELECT 1 FROM totp WHERE user_id = ${member.userId}`).toHaveLength(1);
  });
});

describe("an API key beyond its person", () => {
  const list = (key: string, { organizationId }: { organizationId: string }) =>
    endOf(programWith(key).invitations.list({ organizationId }));

  test("who was demoted: may no more than they, at the next call", async () => {
    const admin = await foyer.admin();
    const key = await foyer.apiKey(admin);
    expect(await list(key, admin)).toBe("done");
    await foyer.sql`UPDATE memberships SET role = 'member' WHERE user_id = ${admin.userId}`;
    expect(await list(key, admin)).toBe("forbidden");
    expect((await programWith(key).auth.me()).organizations).toMatchObject([{ role: "member" }]);
  });

  test("who was deactivated: opens nothing, at the next call, and is good again with them", async () => {
    const admin = await foyer.admin();
    const key = await foyer.apiKey(admin);
    const activate = (active: boolean) =>
      foyer.sql`UPDATE memberships SET active = ${active} WHERE user_id = ${admin.userId}`;
    await activate(false);
    expect(await list(key, admin)).toBe("account_disabled");
    expect((await programWith(key).auth.me()).organizations).toEqual([]);
    await activate(true);
    expect(await list(key, admin)).toBe("done");
  });

  test("who was removed: opens nothing, also after they were let in again", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const admin = await foyer.admin({ organizationId });
    const key = await foyer.apiKey(admin);
    await foyer.callerFor(owner).people.remove({ organizationId, userId: admin.userId });
    expect(await list(key, admin)).toBe("unauthenticated");
    await foyer.services.database.read.membership.create({
      data: { organizationId, userId: admin.userId, role: "admin", active: true, joinedAt: new Date() },
    });
    expect(await list(key, admin)).toBe("unauthenticated");
  });

  test("who must set up a second factor first: reaches nothing of the organization before", async () => {
    const admin = await foyer.admin();
    const { organizationId } = admin;
    const key = await foyer.apiKey(admin);
    const policy = (to: string) =>
      foyer.sql`UPDATE organizations SET mfa_policy = ${to}::mfa_policy WHERE id = ${organizationId}`;
    await policy("required_for_admins");
    expect(await refusalOf(programWith(key).invitations.list({ organizationId }))).toMatchObject({
      reason: "mfa_enrolment_required",
    });
    await foyer.sql`UPDATE memberships SET role = 'member' WHERE user_id = ${admin.userId}`;
    expect(await endOf(programWith(key).organizations.get({ organizationId }))).toBe("done");
    await policy("required");
    expect(await endOf(programWith(key).organizations.get({ organizationId }))).toBe(
      "mfa_enrolment_required",
    );
    await foyer.authenticator(admin);
    expect(await endOf(programWith(key).organizations.get({ organizationId }))).toBe("done");
  });
});

test("API keys end when an admin signs their person out everywhere: what a stolen session made goes with it", async () => {
  const owner = await foyer.owner();
  const { organizationId } = owner;
  const { userId, ...member } = await foyer.member({ organizationId });
  const program = programWith(await foyer.apiKey({ userId, ...member }));
  expect(await endOf(program.auth.me())).toBe("done");
  await foyer.callerFor(owner).people.signOutEverywhere({ organizationId, userId });
  expect(await endOf(program.auth.me())).toBe("unauthenticated");
});

describe("an API key of one organization, used on another", () => {
  test("of the same person: does not find it, nor tell of it", async () => {
    const owner = await foyer.owner();
    const elsewhere = await foyer.callerFor(owner).organizations.create({ name: "Elsewhere" });
    const program = programWith(await foyer.apiKey(owner));
    const organizationId = elsewhere.id;
    expect([
      await endOf(program.organizations.get({ organizationId })),
      await endOf(program.people.list({ organizationId })),
      await endOf(program.organizations.update({ organizationId, resendLimit: 1 })),
    ]).toEqual(["not_found", "not_found", "not_found"]);
    const told = JSON.stringify([await program.auth.me(), await program.organizations.list({})]);
    expect(told).toContain(owner.organizationId);
    expect(told).not.toContain(elsewhere.id);
  });
});
