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
  const recipientRefused = permanent && command === "RCPT TO" && isAboutTheAddress(code, response);

  return new MailFailure(printable(reply, secrets), { permanent, recipientRefused });
}

/**
 * Whether the address itself takes no mail. The enhanced code decides, where there is one (RFC 3463 §3.2, §3.3): bad
 * or moved addresses (5.1.x) and disabled mailboxes (5.2.1), but neither the sender's address (5.1.7, 5.1.8) nor
 * policy and spam (5.7.x). Filters at many receivers say 550 too.
 */
function isAboutTheAddress(code: number, response: string): boolean {
  const [, subject, detail] = /^\d{3}[ -]5\.(\d{1,3})\.(\d{1,3})\b/.exec(response) ?? [];
  if (subject === "1") return detail !== "7" && detail !== "8";
  if (subject !== undefined) return subject === "2" && detail === "1";
  return code === 550 || code === 551 || code === 553;
}

function replyIn(error: unknown): { code: number; command: string; response: string } {
  const found = { code: 0, command: "", response: "" };
  if (!(error instanceof Error)) return found;
  if ("responseCode" in error && typeof error.responseCode === "number") found.code = error.responseCode;
  if ("command" in error && typeof error.command === "string") found.command = error.command;
  if ("response" in error && typeof error.response === "string") found.response = error.response;
  return found;
}
