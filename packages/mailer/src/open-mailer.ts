import type { Mailer } from "./mailer.ts";
import { mailtrapMailer } from "./mailtrap.ts";
import { office365Mailer } from "./office365.ts";
import type { ProviderSettings } from "./provider-settings.ts";
import { smtpMailer } from "./smtp.ts";

/** Where a mailer may connect to, and at which addresses the providers are reached. */
export type MailerOptions = {
  /** `public`: never to an address of a private network, this machine included, also by a name that leads there. */
  readonly network: "public" | "any";
  /** Base URLs without a slash at the end, where they are not the providers' own. */
  readonly endpoints?: {
    readonly office365Login?: string | undefined;
    readonly office365Graph?: string | undefined;
    readonly mailtrap?: string | undefined;
    readonly googleToken?: string | undefined;
    readonly microsoftToken?: string | undefined;
  };
  /** Connections to an SMTP server, and requests to Mailtrap, at once; default 5. */
  readonly maxConnections?: number;
  /** Milliseconds for one message from `send` to the answer, waiting for its turn included; default two minutes. */
  readonly patience?: number;
};

/**
 * Opens a way out. Connects to nothing yet. Only an SMTP server is named by an address that somebody enters; the other
 * providers are where `endpoints` say, whatever the network.
 */
export function openMailer(settings: ProviderSettings, options: MailerOptions): Mailer {
  const { network, endpoints = {}, maxConnections = 5, patience = 120_000 } = options;
  switch (settings.provider) {
    case "smtp": {
      const isGoogle = settings.signIn?.by === "oauth2" && settings.signIn.issuer === "google";
      const tokenUrl = isGoogle ? endpoints.googleToken : endpoints.microsoftToken;
      return smtpMailer({ settings, maxConnections, patience: { message: patience }, network, tokenUrl });
    }
    case "office365":
      return office365Mailer(settings, {
        loginUrl: endpoints.office365Login ?? "https://login.microsoftonline.com",
        graphUrl: endpoints.office365Graph ?? "https://graph.microsoft.com",
        patience,
      });
    case "mailtrap":
      return mailtrapMailer(settings.apiKey, {
        url: endpoints.mailtrap ?? "https://send.api.mailtrap.io",
        atOnce: maxConnections,
        patience,
      });
  }
}
