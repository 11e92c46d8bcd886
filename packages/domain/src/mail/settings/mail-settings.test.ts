import type { UpdateMailSettings } from "@foyer/contract/mail";
import { dumpOf } from "@foyer/testing/dump";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { deriveKeys } from "../../keys.ts";
import { SealError } from "../../seal.ts";
import { providerSettingsOf } from "./provider-settings-of.ts";
import { senderOf } from "./sender-of.ts";

const foyer = testFoyer();

const host = "mail.example.com";
const smtp = { host, username: "ada@example.com", password: "the password of the mailbox" };
const office365 = {
  tenantId: "acme.onmicrosoft.com",
  clientId: "8f1f2a3b-0000-4000-8000-000000000001",
  sender: "hello@acme.example",
};

/** An owner, and what they do to the settings of their organization. */
async function setting() {
  const owner = await foyer.owner();
  const { organizationId } = owner;
  const { settings } = foyer.callerFor(owner).mail;
  const update = (wish: Omit<UpdateMailSettings, "organizationId">) =>
    settings.update({ organizationId, ...wish });
  const row = () =>
    foyer.services.database.read.mailSettings.findUniqueOrThrow({ where: { organizationId } });
  return {
    owner,
    organizationId,
    row,
    get: () => settings.get({ organizationId }),
    update,
    refusedFields: async (wish: Omit<UpdateMailSettings, "organizationId">) => {
      const { reason, issues = [] } = await refusalOf(update(wish));
      return [reason, ...issues.map(({ path }) => path)];
    },
    way: async () => providerSettingsOf(foyer.services, await row()),
    audit: async () =>
      (await foyer.callerFor(owner).audit.list({ organizationId, act: "mail.settings_updated" })).items,
  };
}

describe("mail settings", () => {
  test("are the server's until something is chosen, and tell what that is [S3.10]", async () => {
    const { get, organizationId } = await setting();
    expect(await get()).toEqual({
      provider: "server_default",
      from: { email: null, name: null },
      smtp: null,
      office365: null,
      mailtrap: {
        perMinute: null,
        hasApiKey: false,
        hasWebhookSecret: false,
        webhookUrl: `https://foyer.example/api/mail/webhooks/mailtrap/${organizationId}`,
      },
      serverDefault: { provider: "smtp", from: { email: "foyer@example.com", name: "Foyer" } },
      updatedAt: null,
    });
  });

  test("keep what is entered for each provider; what is not named stays, and null removes [S3.10]", async () => {
    const { get, update, way } = await setting();
    await update({ provider: "smtp", smtp });
    expect(await update({ smtp: { security: "tls", port: 465, perMinute: 30 } })).toMatchObject({
      provider: "smtp",
      smtp: {
        host,
        port: 465,
        security: "tls",
        username: "ada@example.com",
        perMinute: 30,
        hasPassword: true,
      },
    });
    const updated = await update({
      provider: "office365",
      office365: { ...office365, clientSecret: "one" },
      mailtrap: { apiKey: "two" },
    });
    expect(updated).toMatchObject({
      provider: "office365",
      smtp: { host, hasPassword: true },
      office365: { ...office365, perMinute: null, hasClientSecret: true },
      mailtrap: { hasApiKey: true },
      updatedAt: expect.any(String),
    });
    expect(await get()).toEqual(updated);
    expect(await update({ provider: "smtp", office365: { clientSecret: null } })).toMatchObject({
      office365: { ...office365, hasClientSecret: false },
    });
    expect(await way()).toEqual({
      provider: "smtp",
      host,
      port: 465,
      security: "tls",
      signIn: { by: "password", username: "ada@example.com", password: smtp.password },
    });
  });

  test("without a port take the one that goes with their security", async () => {
    const [{ update }, other] = [await setting(), await setting()];
    expect(await update({ smtp: { host } })).toMatchObject({ smtp: { port: 587, security: "starttls" } });
    expect(await other.update({ smtp: { host, security: "tls" } })).toMatchObject({ smtp: { port: 465 } });
  });

  test.each([
    [{ provider: "smtp" }, ["smtp.host"]],
    [{ smtp: { port: 25 } }, ["smtp.host"]],
    [{ provider: "smtp", smtp: { host, username: "ada" } }, ["smtp.password"]],
    [
      {
        provider: "smtp",
        smtp: { host, oauth2: { issuer: "google", clientId: "x", tenantId: null, clientSecret: "x" } },
      },
      ["smtp.username", "smtp.oauth2.refreshToken"],
    ],
    [
      { provider: "office365" },
      ["office365.tenantId", "office365.clientId", "office365.sender", "office365.clientSecret"],
    ],
    [{ office365: { sender: "hello@acme.example" } }, ["office365.tenantId", "office365.clientId"]],
    [{ provider: "mailtrap", mailtrap: { webhookSecret: "x" } }, ["mailtrap.apiKey"]],
  ] as const)(
    "that a provider can't work with are refused, field by field: %j [S3.10]",
    async (wish, fields) => {
      const { get, refusedFields } = await setting();
      expect(await refusedFields(wish)).toEqual(["invalid_input", ...fields]);
      expect(await get()).toMatchObject({ provider: "server_default", smtp: null, updatedAt: null });
    },
  );

  test("of the chosen provider can't be made incomplete afterwards; of others they can", async () => {
    const { update, refusedFields } = await setting();
    await update({ provider: "smtp", smtp, mailtrap: { apiKey: "x" } });
    expect(await refusedFields({ smtp: { password: null } })).toEqual(["invalid_input", "smtp.password"]);
    expect(await update({ mailtrap: { apiKey: null } })).toMatchObject({ mailtrap: { hasApiKey: false } });
    // Without a name nobody signs in, and nothing more is needed.
    expect(await update({ smtp: { username: null, password: null } })).toMatchObject({
      smtp: { username: null, hasPassword: false },
    });
  });

  test("an admin who names a server of their own is not told there what another admin has entered [S4.8]", async () => {
    const { update, refusedFields, way } = await setting();
    const oauth2 = { issuer: "google", clientId: "x", tenantId: null } as const;
    await update({
      provider: "smtp",
      smtp: { ...smtp, oauth2: { ...oauth2, clientSecret: "one", refreshToken: "two" } },
    });
    expect(await refusedFields({ smtp: { host: "evil.example" } })).toEqual([
      "invalid_input",
      "smtp.password",
      "smtp.oauth2.refreshToken",
    ]);
    expect(await refusedFields({ smtp: { oauth2: { ...oauth2, issuer: "microsoft" } } })).toEqual([
      "invalid_input",
      "smtp.oauth2.clientSecret",
      "smtp.oauth2.refreshToken",
    ]);
    expect(await way()).toMatchObject({ host, signIn: { by: "oauth2", refreshToken: "two" } });
    // The same in other letters is the same server.
    await update({ smtp: { host: host.toUpperCase() } });
    await update({ smtp: { host: "evil.example", oauth2: null, password: "their own" } });
    expect(await way()).toMatchObject({ host: "evil.example", signIn: { password: "their own" } });
  });

  test("are from the server's address as long as its way out is taken, and then from one's own", async () => {
    const { update, row } = await setting();
    const sender = async () => senderOf(foyer.services, await row());
    await update({ from: { email: "me@example.org", name: "Acme" } });
    expect(await sender()).toEqual({ name: "Acme", address: "foyer@example.com" });
    await update({ provider: "smtp", smtp });
    expect(await sender()).toEqual({ name: "Acme", address: "me@example.org" });
    await update({ provider: "office365", office365: { ...office365, clientSecret: "x" } });
    expect(await sender()).toMatchObject({ address: "me@example.org" });
    await update({ from: { email: null, name: null } });
    expect(await sender()).toEqual({ name: "Foyer", address: office365.sender });
  });

  test("that change let mail that waits for the way out before leave by the new one now [S1.5]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const waiting = async (status: string) => {
      const { id } = await foyer.invitation({ by: owner });
      const [row] = await foyer.sql<{ id: string }>`
        UPDATE deliveries SET status = ${status}::delivery_status, next_attempt_at = now() + interval '6 hours'
        WHERE invitation_id = ${id} RETURNING id`;
      await foyer.sql`UPDATE pgboss.job SET start_after = now() + interval '6 hours' WHERE id = ${row?.id}`;
      return row?.id;
    };
    const [refused, putOff] = [await waiting("retrying"), await waiting("queued")];
    await foyer.callerFor(owner).mail.settings.update({ organizationId, from: { name: "Acme" } });
    const due = await foyer.sql`
      SELECT j.id, d.next_attempt_at FROM pgboss.job j JOIN deliveries d ON d.id = j.id
      WHERE d.organization_id = ${organizationId} AND j.start_after <= now()`;
    expect(due).toEqual([{ id: refused, next_attempt_at: null }]);
    expect(putOff).toBeDefined();
  });

  test("of two admins at once: both changes are there [S3.10]", async () => {
    const { organizationId, get, audit } = await setting();
    const admins = [await foyer.admin({ organizationId }), await foyer.admin({ organizationId })];
    const [one, other] = admins.map((admin) => foyer.callerFor(admin).mail.settings);
    const ends = await foyer.race({ table: "organizations", id: organizationId }, [
      () => endOf(one?.update({ organizationId, smtp }) ?? Promise.resolve()),
      () => endOf(other?.update({ organizationId, mailtrap: { apiKey: "x" } }) ?? Promise.resolve()),
    ]);
    expect(ends).toEqual([1, 2].map(() => ({ status: "fulfilled", value: "done" })));
    expect(await get()).toMatchObject({ smtp: { hasPassword: true }, mailtrap: { hasApiKey: true } });
    expect(await audit()).toHaveLength(2);
  });

  test("are no API key's to change or to try, whoever made it [S4.8]", async () => {
    const { owner, organizationId } = await setting();
    const { settings } = foyer.callerFor(null, { authorization: `Bearer ${await foyer.apiKey(owner)}` }).mail;
    expect(await endOf(settings.update({ organizationId, provider: "smtp", smtp }))).toBe("forbidden");
    expect(await endOf(settings.test({ organizationId }))).toBe("forbidden");
    expect(await endOf(settings.get({ organizationId }))).toBe("done");
  });
});

describe("secrets of mail providers", () => {
  test("are told to nobody: no answer, audit row or table has them, in any spelling [S3.10]", async () => {
    const { update, get, audit, row } = await setting();
    const secrets = ["smtp", "client", "refresh", "graph", "api", "hook"].map(
      (name) => `secret-of-${name}-x7q`,
    );
    const [
      password = "",
      oauthSecret = "",
      refreshToken = "",
      graphSecret = "",
      apiKey = "",
      webhookSecret = "",
    ] = secrets;
    const oauth2 = {
      issuer: "microsoft",
      clientId: "x",
      tenantId: null,
      clientSecret: oauthSecret,
      refreshToken,
    } as const;
    const answer = await update({
      provider: "smtp",
      smtp: { host, username: "ada", password, oauth2 },
      office365: { ...office365, clientSecret: graphSecret },
      mailtrap: { apiKey, webhookSecret },
    });
    const { text } = await dumpOf(foyer.url);
    const told = JSON.stringify([answer, await get(), await audit(), text]);
    for (const secret of secrets)
      for (const spelling of ["utf8", "base64", "hex"] as const)
        expect(told).not.toContain(Buffer.from(secret).toString(spelling).replace(/=*$/, ""));
    expect(text).toContain((await row()).sealedSecrets);
    expect(await audit()).toMatchObject([
      {
        details: {
          provider: "smtp",
          fields: expect.arrayContaining([
            "provider",
            "smtp.host",
            "smtp.password",
            "mailtrap.webhookSecret",
          ]),
        },
      },
    ]);
  });

  test("in another organization's row open nothing, and so its mail waits [S4.8]", async () => {
    const [mine, theirs] = [await setting(), await setting()];
    await theirs.update({ provider: "smtp", smtp });
    await mine.update({ provider: "smtp", smtp: { ...smtp, password: "another" } });
    await foyer.sql`
      UPDATE mail_settings SET sealed_secrets = (
        SELECT sealed_secrets FROM mail_settings WHERE organization_id = ${theirs.organizationId})
      WHERE organization_id = ${mine.organizationId}`;
    await expect(mine.way()).rejects.toThrow(SealError);
    expect(await mine.get()).toMatchObject({ provider: "smtp", smtp: { hasPassword: false } });
  });

  test("that can't be read for now are not kept for a server that they were not entered for [S3.10]", async () => {
    const { owner, organizationId, update, row } = await setting();
    await update({ provider: "smtp", smtp });
    const keys = deriveKeys(["a secret that somebody has put in the place of the other"]);
    const { settings } = foyer.callerFor(owner, { services: { keys } }).mail;
    const elsewhere = { smtp: { host: "mail.elsewhere.example" } };
    await settings.update({ organizationId, provider: "server_default", ...elsewhere });
    expect(await row()).toMatchObject({ sealedSecrets: null });
    expect(await endOf(update({ provider: "smtp" }))).toBe("invalid_input");
  });

  test("that can't be read are left for the day they can, until somebody enters them anew", async () => {
    const { owner, organizationId, update, row, way } = await setting();
    await update({ provider: "smtp", smtp });
    const { sealedSecrets } = await row();
    const keys = deriveKeys(["a secret that somebody has put in the place of the other"]);
    const { settings } = foyer.callerFor(owner, { services: { keys } }).mail;
    await settings.update({ organizationId, provider: "server_default" });
    expect(await settings.test({ organizationId }).catch(() => "tried")).toBeDefined();
    expect(await row()).toMatchObject({ sealedSecrets });
    await update({ provider: "smtp" });
    expect(await way()).toMatchObject({ signIn: { password: smtp.password } });
    expect(await settings.update({ organizationId, smtp: { password: "the new one" } })).toMatchObject({
      provider: "smtp",
      smtp: { hasPassword: true },
    });
    expect(providerSettingsOf({ keys }, await row())).toMatchObject({ signIn: { password: "the new one" } });
  });

  test("a change that changes nothing is none: no audit row, no new version", async () => {
    const { update, row, audit } = await setting();
    await update({ provider: "smtp", smtp });
    const before = await row();
    await update({ provider: "smtp", smtp });
    await update({});
    expect(await row()).toEqual(before);
    await update({ smtp: { password: "another" } });
    expect((await row()).version).toBe(before.version + 1);
    expect((await audit()).map(({ details }) => details)).toMatchObject([{ fields: ["smtp.password"] }, {}]);
  });
});
