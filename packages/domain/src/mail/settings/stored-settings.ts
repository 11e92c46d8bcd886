import { mailProvider, oauth2Issuer, smtpSecurity } from "@foyer/contract/mail";
import { z } from "zod";
import type { Services } from "../../context.ts";
import { SealError, seal, unseal } from "../../seal.ts";

const perMinute = z.number().nullable();

/** What stands in the clear. Each provider's part stays for the day it is chosen again; null: never entered. */
const storedSettings = z.object({
  from: z
    .object({ email: z.string().nullable(), name: z.string().nullable() })
    .default({ email: null, name: null }),
  smtp: z
    .object({
      host: z.string(),
      port: z.number(),
      security: smtpSecurity,
      username: z.string().nullable(),
      perMinute,
      oauth2: z
        .object({ issuer: oauth2Issuer, clientId: z.string(), tenantId: z.string().nullable() })
        .nullable(),
    })
    .nullable()
    .default(null),
  office365: z
    .object({ tenantId: z.string(), clientId: z.string(), sender: z.string(), perMinute })
    .nullable()
    .default(null),
  mailtrap: z.object({ perMinute }).default({ perMinute: null }),
});
export type StoredSettings = z.infer<typeof storedSettings>;

/** What is never told, by its path in the contract. */
const secretName = z.enum([
  "smtp.password",
  "smtp.oauth2.clientSecret",
  "smtp.oauth2.refreshToken",
  "office365.clientSecret",
  "mailtrap.apiKey",
  "mailtrap.webhookSecret",
]);
export const secretNames = secretName.options;
export type SecretName = z.infer<typeof secretName>;

const storedSecrets = z.partialRecord(secretName, z.string());
export type StoredSecrets = Readonly<z.infer<typeof storedSecrets>>;

/** An organization's row, as it is read. */
export type SettingsRow = {
  readonly organizationId: string;
  readonly provider: z.infer<typeof mailProvider>;
  readonly settings: unknown;
  readonly sealedSecrets: string | null;
};

/** The row of an organization that has never chosen anything. */
export function emptyRow(organizationId: string): SettingsRow {
  return { organizationId, provider: "server_default", settings: {}, sealedSecrets: null };
}

/** What stands in the clear. @throws Error if it was written by no version of Foyer that this one understands */
export function readSettings({ settings }: Pick<SettingsRow, "settings">): StoredSettings {
  return storedSettings.parse(settings);
}

/**
 * All secrets of an organization.
 * @throws SealError if they can't be read: to be mended by whoever runs Foyer, or by entering them anew
 */
export function readSecrets(
  { keys }: Pick<Services, "keys">,
  { organizationId, sealedSecrets }: Pick<SettingsRow, "organizationId" | "sealedSecrets">,
): StoredSecrets {
  if (sealedSecrets === null) return {};
  const secrets = storedSecrets.safeParse(
    jsonIn(unseal(keys.sealing, sealedSecrets, sealingContext(organizationId))),
  );
  // Without what zod says about it: that may repeat what was found.
  if (!secrets.success) throw new SealError("The sealed mail settings are none that this version knows.");
  return secrets.data;
}

/** Seals all secrets of an organization together, for its row alone; null where there are none. */
export function sealSecrets(
  { keys }: Pick<Services, "keys">,
  organizationId: string,
  secrets: StoredSecrets,
): string | null {
  if (Object.keys(secrets).length === 0) return null;
  return seal(keys.sealing, JSON.stringify(secrets), sealingContext(organizationId));
}

/** Whose the sealed secrets are: in another organization's row they open nothing. */
export function sealingContext(organizationId: string): string {
  return `mail settings of ${organizationId}`;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
