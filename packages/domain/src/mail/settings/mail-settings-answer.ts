import type { MailSettings } from "@foyer/contract/mail";
import type { Services } from "../../context.ts";
import { SealError } from "../../seal.ts";
import {
  readSecrets,
  readSettings,
  type SecretName,
  type SettingsRow,
  type StoredSecrets,
} from "./stored-settings.ts";

/** Settings as the contract promises them: of every secret only whether it is there. What can't be read any more is not. */
export function mailSettingsAnswer(
  services: Pick<Services, "keys" | "mail" | "publicUrl">,
  row: SettingsRow & { readonly updatedAt: Date | null },
): MailSettings {
  const { from, smtp, office365, mailtrap } = readSettings(row);
  const secrets = readableSecrets(services, row);
  const has = (name: SecretName) => secrets[name] !== undefined;
  const { serverDefault } = services.mail;
  return {
    provider: row.provider,
    from,
    smtp: smtp && {
      ...smtp,
      hasPassword: has("smtp.password"),
      oauth2: smtp.oauth2 && {
        ...smtp.oauth2,
        hasClientSecret: has("smtp.oauth2.clientSecret"),
        hasRefreshToken: has("smtp.oauth2.refreshToken"),
      },
    },
    office365: office365 && { ...office365, hasClientSecret: has("office365.clientSecret") },
    // There is nothing that must be entered before the address is needed at Mailtrap's.
    mailtrap: {
      ...mailtrap,
      hasApiKey: has("mailtrap.apiKey"),
      hasWebhookSecret: has("mailtrap.webhookSecret"),
      webhookUrl: `${services.publicUrl}/api/mail/webhooks/mailtrap/${row.organizationId}`,
    },
    serverDefault: {
      provider: serverDefault.provider,
      from: { email: serverDefault.from.address, name: serverDefault.from.name },
    },
    updatedAt: row.updatedAt?.toISOString() ?? null,
  };
}

/** The secrets, or none where they can't be read: whoever enters them anew has mended it. */
export function readableSecrets(
  services: Pick<Services, "keys">,
  row: Pick<SettingsRow, "organizationId" | "sealedSecrets">,
): StoredSecrets {
  try {
    return readSecrets(services, row);
  } catch (error) {
    if (error instanceof SealError) return {};
    throw error;
  }
}
