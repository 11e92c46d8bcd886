import type { SmtpSettings } from "./provider-settings.ts";

/**
 * What `smtp://user:password@host:port` says, or `smtps://` for TLS from the first byte. Without a port it is the one for
 * submission (RFC 6409, RFC 8314); STARTTLS is used where it is offered.
 * @throws Error that repeats nothing of it
 */
export function smtpSettings(url: string): SmtpSettings {
  const parsed = URL.parse(url);
  if (!parsed?.hostname || !["smtp:", "smtps:"].includes(parsed.protocol)) {
    throw new Error("The SMTP URL must look like smtp://user:password@host:port or smtps://…");
  }
  const isTls = parsed.protocol === "smtps:";
  const username = decodeURIComponent(parsed.username);
  return {
    provider: "smtp",
    // Without the brackets around IPv6.
    host: parsed.hostname.replace(/^\[|\]$/g, ""),
    port: Number(parsed.port) || (isTls ? 465 : 587),
    security: isTls ? "tls" : "opportunistic",
    signIn: username ? { by: "password", username, password: decodeURIComponent(parsed.password) } : null,
  };
}
