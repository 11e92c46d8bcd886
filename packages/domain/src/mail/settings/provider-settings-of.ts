import type { ProviderSettings, SmtpSignIn } from "@foyer/mailer/provider-settings";
import type { Services } from "../../context.ts";
import { SealError } from "../../seal.ts";
import {
  readSecrets,
  readSettings,
  type SecretName,
  type SettingsRow,
  type StoredSecrets,
  type StoredSettings,
} from "./stored-settings.ts";

/**
 * The way out that an organization has chosen, secrets included; null: the server's. Keep it in memory alone.
 * @throws SealError if its secrets can't be read, or are not there: then its mail waits, and leaves by no other way
 */
export function providerSettingsOf(
  services: Pick<Services, "keys">,
  row: SettingsRow,
): ProviderSettings | null {
  if (row.provider === "server_default") return null;
  const { smtp, office365 } = readSettings(row);
  const secrets = readSecrets(services, row);
  switch (row.provider) {
    case "smtp": {
      if (!smtp) throw missing("smtp");
      const { host, port, security } = smtp;
      return { provider: "smtp", host, port, security, signIn: signInOf(smtp, secrets) };
    }
    case "office365": {
      if (!office365) throw missing("office365");
      const { tenantId, clientId, sender } = office365;
      const clientSecret = required(secrets, "office365.clientSecret");
      return { provider: "office365", tenantId, clientId, clientSecret, sender };
    }
    case "mailtrap":
      return { provider: "mailtrap", apiKey: required(secrets, "mailtrap.apiKey") };
    default:
      return row.provider satisfies never;
  }
}

function signInOf(
  { username, oauth2 }: NonNullable<StoredSettings["smtp"]>,
  secrets: StoredSecrets,
): SmtpSignIn | null {
  if (username === null) return null;
  if (oauth2 === null) return { by: "password", username, password: required(secrets, "smtp.password") };
  const clientSecret = required(secrets, "smtp.oauth2.clientSecret");
  const refreshToken = required(secrets, "smtp.oauth2.refreshToken");
  return { by: "oauth2", username, ...oauth2, clientSecret, refreshToken };
}

function required(secrets: StoredSecrets, name: SecretName): string {
  const secret = secrets[name];
  if (secret === undefined) throw missing(name);
  return secret;
}

/** Nothing is saved that lacks it: the row was written by hand, or by another version. */
function missing(what: string): SealError {
  return new SealError(`The mail settings have no ${what}.`);
}
