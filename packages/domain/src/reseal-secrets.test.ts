import { type Account, password } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeEach, describe, expect, test } from "vitest";
import type { Services } from "./context.ts";
import { deriveKeys } from "./keys.ts";
import { hashAddress } from "./mail/address-hash.ts";
import { countSealedSecrets, resealSecrets } from "./reseal-secrets.ts";
import { SealError } from "./seal.ts";
import { webhookSigningKey } from "./webhooks/webhook-secret.ts";

const foyer = testFoyer();

const early = "this secret signs the links of the tests"; // the one that every test Foyer has
const late = "the secret that comes in front of the other one";

const onlyEarly = deriveKeys([early]);
const onlyLate = deriveKeys([late]);
const both = deriveKeys([late, early]);

/** The Foyer of the tests, as it is after `APP_SECRET` was changed. */
const withKeys = (keys: Services["keys"]): Services => ({ ...foyer.services, keys });

const count = (keys: Services["keys"]) => countSealedSecrets(foyer.services.database, keys.sealing);

/** How the second step of a sign-in ends where these keys are configured. */
async function secondStep(account: Account, code: string, keys: Services["keys"]): Promise<string> {
  const browser = foyer.browser(account, { half: true, services: { keys } });
  return endOf(browser.api.auth.verifyMfa({ code })).catch(() => "defect");
}

beforeEach(async () => {
  await foyer.sql`DELETE FROM totp`;
  await foyer.sql`DELETE FROM mail_settings`;
  await foyer.sql`DELETE FROM sealed_keys`;
  await foyer.sql`DELETE FROM webhooks`;
});

describe("rotating the key", () => {
  test("seals every secret anew, begun ones too, and then the old key is not needed [S1.3]", async () => {
    const people = await Promise.all(Array.from({ length: 3 }, () => foyer.stranger()));
    const authenticators = await Promise.all(people.map((person) => foyer.authenticator(person)));
    const beginner = await foyer.stranger();
    await foyer.callerFor(beginner).account.mfa.enroll({ password });
    const [ada, ...others] = people;
    const [phone] = authenticators;
    if (!ada || !phone) throw new Error("Nobody is there.");

    expect(await count(both)).toEqual({ current: 0, earlier: 4, unknown: 0 });
    expect(await count(onlyLate)).toEqual({ current: 0, earlier: 0, unknown: 4 });
    expect(await secondStep(ada, phone.code(), onlyLate)).toBe("defect");

    expect(await resealSecrets(withKeys(both))).toEqual({ resealed: 4, unreadable: 0 });
    expect(await count(onlyLate)).toEqual({ current: 4, earlier: 0, unknown: 0 });
    expect(await secondStep(ada, phone.code(), onlyLate)).toBe("done");
    expect(others).toHaveLength(2);
  });

  test("seals what signs for endpoints too, and what did before [S1.10]", async () => {
    const owner = await foyer.owner();
    const { organizationId, webhookId, secret } = await foyer.webhook({ by: owner });
    const rotated = await foyer.callerFor(owner).webhooks.rotateSecret({ organizationId, webhookId });
    expect(await resealSecrets(withKeys(both))).toEqual({ resealed: 2, unreadable: 0 });
    expect(await count(onlyLate)).toEqual({ current: 2, earlier: 0, unknown: 0 });
    const [row] = await foyer.sql<{ now: string; before: string }>`
      SELECT sealed_secret AS now, sealed_earlier_secret AS before FROM webhooks`;
    const bytesOf = (told: string) => Buffer.from(told.replace("whsec_", ""), "base64");
    expect(webhookSigningKey(onlyLate, row?.now ?? "", webhookId)).toEqual(bytesOf(rotated.secret));
    expect(webhookSigningKey(onlyLate, row?.before ?? "", webhookId)).toEqual(bytesOf(secret));
  });

  test("seals what opens mail providers too, and the keys that outlive it, which stay what they are [S3.10]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const settings = (keys: Services["keys"]) => foyer.callerFor(owner, { services: { keys } }).mail.settings;
    await settings(onlyEarly).update({
      organizationId,
      provider: "mailtrap",
      mailtrap: { apiKey: "one", webhookSecret: "two" },
    });
    // Each in a process of its own: none remembers the key.
    const hash = (keys: Services["keys"]) =>
      hashAddress({ keys, database: { ...foyer.services.database } }, "test", "ada@example.com");
    const before = await hash(onlyEarly);
    expect(await count(both)).toEqual({ current: 0, earlier: 2, unknown: 0 });
    await expect(hash(onlyLate)).rejects.toThrow(SealError);

    expect(await resealSecrets(withKeys(both))).toEqual({ resealed: 2, unreadable: 0 });
    expect(await count(onlyLate)).toEqual({ current: 2, earlier: 0, unknown: 0 });
    expect(await hash(onlyLate)).toBe(before);
    expect(await settings(onlyLate).get({ organizationId })).toMatchObject({
      mailtrap: { hasApiKey: true, hasWebhookSecret: true },
    });
  });

  test("does nothing the second time, and no harm when two do it at once", async () => {
    for (let people = 0; people < 5; people += 1) await foyer.authenticator(await foyer.stranger());
    const [one, other] = await Promise.all([resealSecrets(withKeys(both)), resealSecrets(withKeys(both))]);
    expect(one.resealed + other.resealed).toBe(5);
    const sealed = () => foyer.sql`SELECT sealed_secret FROM totp ORDER BY user_id`;
    const before = await sealed();
    expect(await resealSecrets(withKeys(both))).toEqual({ resealed: 0, unreadable: 0 });
    expect(await sealed()).toEqual(before);
  });

  test("overwrites nothing that somebody changes at the same moment", async () => {
    const ada = await foyer.stranger();
    await foyer.authenticator(ada);
    const [ended] = await foyer.raceBehind(
      { text: "UPDATE totp SET sealed_secret = 'changed' WHERE user_id = $1", values: [ada.userId] },
      [() => resealSecrets(withKeys(both))],
    );
    expect(ended).toEqual({ status: "fulfilled", value: { resealed: 0, unreadable: 0 } });
    expect(await foyer.sql`SELECT sealed_secret FROM totp`).toEqual([{ sealed_secret: "changed" }]);
  });

  test("leaves what it can't read as it is, and says how much that is", async () => {
    const [ada, bob, eve] = await Promise.all([foyer.stranger(), foyer.stranger(), foyer.stranger()]);
    for (const person of [ada, bob, eve]) await foyer.authenticator(person);
    await foyer.sql`UPDATE totp SET sealed_secret = 'nonsense' WHERE user_id = ${bob.userId}`;
    // Somebody else's, which no key opens here.
    await foyer.sql`
      UPDATE totp SET sealed_secret = (SELECT sealed_secret FROM totp WHERE user_id = ${ada.userId})
      WHERE user_id = ${eve.userId}`;
    expect(await resealSecrets(withKeys(onlyLate))).toEqual({ resealed: 0, unreadable: 3 });
    expect(await resealSecrets(withKeys(both))).toEqual({ resealed: 1, unreadable: 2 });
    expect(await count(both)).toEqual({ current: 1, earlier: 1, unknown: 1 });
  });

  test("goes through more people than are read at once", async () => {
    await foyer.authenticator(await foyer.stranger());
    await foyer.sql`
      WITH crowd AS (
        INSERT INTO users (id, email, name)
        SELECT gen_random_uuid(), 'crowd.' || number || '@example.com', 'Somebody' FROM generate_series(1, 1000) AS number
        RETURNING id)
      INSERT INTO totp (user_id, pending_secret) SELECT id, 'nonsense' FROM crowd`;
    expect(await resealSecrets(withKeys(both))).toEqual({ resealed: 1, unreadable: 1_000 });
  });
});
