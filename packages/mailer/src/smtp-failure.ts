import { isAboutAddress } from "./is-about-address.ts";
import { MailFailure } from "./mailer.ts";
import { printable } from "./printable.ts";

// Authentication "required", "too weak", "invalid": the account is wrong, not the message (RFC 4954 §6).
// And 503, a session out of step, goes through on another connection.
const notAboutTheMessage = new Set([503, 530, 534, 535, 538]);

/**
 * What an SMTP error means for the message. Permanent only when the server refused this recipient or this content
 * with a 5xx (RFC 5321 §4.2.1). A 5xx to the connection, the sign-in or the sender is a matter of settings: once
 * they are mended, the mail that waited must leave. The error itself goes no further: it may repeat the sign-in.
 */
export function smtpFailure(
  error: unknown,
  { server, secrets = [] }: { readonly server: string; readonly secrets?: readonly string[] },
): MailFailure {
  if (error instanceof MailFailure) return error;
  const { code, command, response } = replyIn(error);
  const aboutTheMessage = command === "RCPT TO" || command === "DATA";
  const permanent = aboutTheMessage && code >= 500 && code < 600 && !notAboutTheMessage.has(code);
  const reply = response || `${server}: ${error instanceof Error ? error.message : String(error)}`;
  const recipientRefused = permanent && command === "RCPT TO" && isAboutAddress(null, response);

  return new MailFailure(printable(reply, secrets), { permanent, recipientRefused });
}

function replyIn(error: unknown): { code: number; command: string; response: string } {
  const found = { code: 0, command: "", response: "" };
  if (!(error instanceof Error)) return found;
  if ("responseCode" in error && typeof error.responseCode === "number") found.code = error.responseCode;
  if ("command" in error && typeof error.command === "string") found.command = error.command;
  if ("response" in error && typeof error.response === "string") found.response = error.response;
  return found;
}
