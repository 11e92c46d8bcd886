import { type Mailer, MailFailure } from "./mailer.ts";
import type { ProviderSettings } from "./provider-settings.ts";
import { smtpMailer } from "./smtp.ts";

/** Where a mailer may connect to, and at which addresses the providers are reached. */
export type MailerOptions = {
  /** `public`: never to an address of a private network, this machine included, also by a name that leads there. */
  readonly network: "public" | "any";
  /** Base URLs, where they are not the providers' own. */
  readonly endpoints?: {
    readonly office365Login?: string;
    readonly office365Graph?: string;
    readonly mailtrap?: string;
    readonly googleToken?: string;
    readonly microsoftToken?: string;
  };
};

/** Opens a way out. Connects to nothing yet. */
export function openMailer(settings: ProviderSettings, _options: MailerOptions): Mailer {
  if (settings.provider !== "smtp") throw new MailFailure("Not there yet.", { permanent: false });
  const { host, port, security, signIn } = settings;
  const credentials =
    signIn?.by === "password"
      ? `${encodeURIComponent(signIn.username)}:${encodeURIComponent(signIn.password)}@`
      : "";
  return smtpMailer({ url: `${security === "tls" ? "smtps" : "smtp"}://${credentials}${host}:${port}` });
}
