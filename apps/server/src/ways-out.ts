import type { WaysOut } from "@foyer/domain/mail/ways-out";
import type { ProviderSettings } from "@foyer/mailer/provider-settings";
import type { Config } from "./config.ts";

type MailConfig = Pick<
  Config,
  | "webhookSecret"
  | "bounces"
  | "smtpUrl"
  | "mailtrapApiKey"
  | "office365"
  | "mailEndpoints"
  | "allowsPrivateNetwork"
  | "mailbox"
  | "from"
>;

/**
 * The ways out for e-mail, as they are configured. What the operator has set up may be anywhere; an organization's own
 * server is on the public internet, unless the operator allows more.
 */
export function waysOut(config: MailConfig): WaysOut {
  return {
    serverDefault: { provider: providerOf(config), from: config.from },
    returnAddress: config.bounces?.address ?? null,
    webhookSecret: config.webhookSecret,
    async open(settings) {
      // A process that only serves does without them, until somebody sends a test.
      const { openMailer } = await import("@foyer/mailer/open-mailer");
      return openMailer(settings ?? (await serverSettings(config)), {
        network: settings === null || config.allowsPrivateNetwork ? "any" : "public",
        // Whoever signs in to an SMTP server by Microsoft does so at the same place.
        endpoints: { ...config.mailEndpoints, microsoftToken: config.mailEndpoints.office365Login },
      });
    },
  };
}

function providerOf({ mailtrapApiKey, office365 }: MailConfig): ProviderSettings["provider"] {
  if (mailtrapApiKey !== null) return "mailtrap";
  return office365 === null ? "smtp" : "office365";
}

/** The configured provider, or the development mailbox. */
async function serverSettings(config: MailConfig): Promise<ProviderSettings> {
  const { mailtrapApiKey, office365, smtpUrl, mailbox } = config;
  if (mailtrapApiKey !== null) return { provider: "mailtrap", apiKey: mailtrapApiKey };
  if (office365 !== null) return { provider: "office365", ...office365 };
  const { smtpSettings } = await import("@foyer/mailer/smtp-settings");
  return smtpSettings(smtpUrl ?? `smtp://127.0.0.1:${mailbox.smtpPort}`);
}
