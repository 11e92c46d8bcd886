import type { WaysOut } from "@foyer/domain/mail/ways-out";
import type { Config } from "./config.ts";

/** The ways out for e-mail, as they are configured. */
export function waysOut(config: Pick<Config, "smtpUrl" | "mailbox" | "from">): WaysOut {
  const url = new URL(config.smtpUrl ?? `smtp://127.0.0.1:${config.mailbox.smtpPort}`);
  return {
    serverDefault: { provider: "smtp", from: config.from },
    returnAddress: null,
    async open(settings) {
      const { openMailer } = await import("@foyer/mailer/open-mailer");
      const isTls = url.protocol === "smtps:";
      const username = decodeURIComponent(url.username);
      return openMailer(
        settings ?? {
          provider: "smtp",
          host: url.hostname,
          port: Number(url.port) || (isTls ? 465 : 25),
          security: isTls ? "tls" : "opportunistic",
          signIn: username ? { by: "password", username, password: decodeURIComponent(url.password) } : null,
        },
        { network: settings ? "public" : "any" },
      );
    },
  };
}
