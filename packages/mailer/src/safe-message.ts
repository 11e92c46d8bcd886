import { domainToASCII } from "node:url";
import type { Message } from "./mailer.ts";
import { MailFailure } from "./mailer.ts";

// A dot-atom at a host name, ASCII only (RFC 5321 §4.1.2 without quoted strings and address literals). Comments,
// groups, lists and fullwidth ＠ have no place in it, and domain mapping can't fold its letters into others.
const addressForm =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@([a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*)$/i;
const messageIdForm = /^[\w!#$%&'*+/=?^`{|}~.-]+@[\w.-]+$/;
const deliveryIdForm = /^[\w-]{1,100}$/;
const filenameForm = /^[a-z0-9][a-z0-9-]{0,99}\.ics$/;
const headerNameForm = /^[A-Za-z][A-Za-z0-9-]*$/;
const ownHeaders =
  /^(?:from|sender|to|cc|bcc|reply-to|subject|date|message-id|mime-version|auto-submitted|return-path|(?:content|resent)-.*)$/i;
const unprintable = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * The message as providers may have it: one recipient, in the envelope too, and nothing in any field that
 * could become another header, another recipient or a file.
 * @throws MailFailure permanent, when an address, an id, a header or the name of a file isn't one.
 */
export function safeMessage(message: Message) {
  const from = mailbox(message.from);
  const to = mailbox(message.to);

  return {
    from,
    to,
    ...(message.replyTo && { replyTo: mailbox(message.replyTo) }),
    // Given apart, so that no parsing of the headers can add to it.
    envelope: {
      from:
        message.returnPath === undefined ? from.address : mailbox({ address: message.returnPath }).address,
      to: [to.address],
    },
    subject: oneLine(message.subject),
    html: message.html,
    text: message.text,
    ...(message.deliveryId !== undefined && {
      deliveryId: checked(message.deliveryId, deliveryIdForm, "delivery id"),
    }),
    ...(message.calendar && { icalEvent: calendarPart(message.calendar) }),
    // Otherwise long lines are folded as format=flowed, which some clients show with the folds.
    encoding: "quoted-printable",
    messageId: `<${checked(message.messageId, messageIdForm, "message id")}>`,
    // Nobody's holiday notice should answer an invitation (RFC 3834 §5).
    headers: { ...extraHeaders(message.headers ?? {}), "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function mailbox({ name, address }: { readonly name?: string; readonly address: string }) {
  const domain = addressForm.exec(checked(address, addressForm, "address"))?.[1] ?? "";
  // The library maps domains as browsers do, where 127.1 becomes 127.0.0.1: such an address would not be the
  // stored one any more.
  if (address.length > 254 || domainToASCII(domain) !== domain.toLowerCase())
    throw refused("address", address);
  return { name: oneLine(name ?? ""), address };
}

function calendarPart({ method, filename, content }: NonNullable<Message["calendar"]>) {
  return { method, filename: checked(filename, filenameForm, "file name"), content };
}

function extraHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  for (const [name, value] of Object.entries(headers)) {
    if (ownHeaders.test(name)) throw refused("header", name);
    checked(name, headerNameForm, "header");
    if (value !== oneLine(value)) throw refused("header", `${name}: ${value}`);
  }
  return { ...headers };
}

function checked(value: unknown, form: RegExp, what: string): string {
  // Where it comes from is not TypeScript's alone: an array with one address in it would pass as a string.
  if (typeof value !== "string" || !form.test(value)) throw refused(what, value);
  return value;
}

function oneLine(text: string): string {
  return text.toWellFormed().replace(unprintable, " ").trim();
}

function refused(what: string, value: unknown): MailFailure {
  const shown = JSON.stringify(value)?.slice(0, 320);
  return new MailFailure(`Not sent: ${shown} is not a valid ${what}.`, { permanent: true });
}
