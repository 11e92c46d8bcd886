import type { MailProvider, MailSettings, SmtpSecurity } from "@foyer/contract/mail";

type Words = { readonly label: string; readonly meaning: string };

/** The ways out, what they are called, and for whom they are. */
export const providers: Record<MailProvider, Words> = {
  server_default: { label: "This server's own way", meaning: "As whoever runs this Foyer has set it up." },
  smtp: { label: "SMTP", meaning: "Any mail server that you have an account on." },
  office365: { label: "Office 365", meaning: "A mailbox at Microsoft, by Microsoft Graph." },
  mailtrap: { label: "Mailtrap", meaning: "Its sending service, with word of what arrived." },
};

/** How the connection to an SMTP server is kept secret, and the port that goes with it. */
export const securities: Record<SmtpSecurity, { readonly label: string; readonly port: string }> = {
  starttls: { label: "STARTTLS, insisted on", port: "587" },
  tls: { label: "TLS from the first byte", port: "465" },
  opportunistic: { label: "STARTTLS where it is offered", port: "587" },
};

/** By which provider an organization's mail leaves in the end, in words. */
export function wayOut({ provider, serverDefault }: MailSettings): string {
  return provider === "server_default"
    ? `${providers.server_default.label} (${providers[serverDefault.provider].label})`
    : providers[provider].label;
}
