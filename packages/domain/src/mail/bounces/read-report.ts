import PostalMime, { type Email } from "postal-mime";

/** What a mail server reports about a message (RFC 3464), as far as anybody here wants to know it. */
type StatusReport = {
  /** Everything that says to which address it was sent: to be trusted only as far as that proves itself. */
  readonly sentTo: string;
  readonly action: "failed" | "delayed" | "delivered";
  /** Such as `5.1.1` (RFC 3463); null: not told. */
  readonly status: string | null;
  readonly words: string;
  /** Whom it names as the recipient: as it was addressed at first, and at last. */
  readonly recipients: readonly string[];
};

// What a report that means well needs; a forged one is to be done with soon.
const limits = { maxNestingDepth: 10, maxHeadersSize: 262_144, maxRfc822NestingDepth: 0 };
const mostRecipients = 100;

/** Where mail servers note for whom a message came, and at last whom it was written to. */
const addressHeaders = new Set(["delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to"]);

/**
 * Reads a report from the source of a message, or from its beginning; null for any other message. Of several recipients, which
 * only somebody else's message has, it takes the one that fared worst.
 */
export async function readReport(source: Uint8Array): Promise<StatusReport | null> {
  const mail = await parsed(source);
  if (!mail || !isReport(mail)) return null;
  const part = mail.attachments.find(({ mimeType }) => mimeType === "message/delivery-status");
  if (!part || typeof part.content === "string") return null;
  const [, ...recipients] = groupsOf(new TextDecoder().decode(part.content));
  const told = recipients.flatMap((fields) => toldOf(fields) ?? []);
  const worst = told.toSorted((a, b) => actions.indexOf(a.action) - actions.indexOf(b.action))[0];
  return worst ? { ...worst, sentTo: sentTo(mail) } : null;
}

/** Null for what can't be read at all. */
async function parsed(source: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(source, limits);
  } catch {
    return null;
  }
}

function isReport({ headers }: Email): boolean {
  const type = headers.find(({ key }) => key === "content-type")?.value ?? "";
  return /^\s*multipart\/report\s*;/i.test(type) && /\breport-type\s*=\s*"?delivery-status\b/i.test(type);
}

function sentTo({ headers }: Email): string {
  return headers.flatMap(({ key, value }) => (addressHeaders.has(key) ? [value] : [])).join("\n");
}

// The worst first.
const actions: readonly StatusReport["action"][] = ["failed", "delayed", "delivered"];

/** The fields of a report, those of the message first and then those of so many recipients (RFC 3464 §2.1). */
function groupsOf(text: string): ReadonlyMap<string, string>[] {
  const unfolded = text.replaceAll("\r\n", "\n").replace(/\n[ \t]+/g, " ");
  return unfolded
    .trim()
    .split(/\n\n+/, 1 + mostRecipients)
    .map((group) => new Map(group.split("\n").flatMap(fieldIn)));
}

function fieldIn(line: string): [string, string][] {
  const colon = line.indexOf(":");
  return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
}

function toldOf(fields: ReadonlyMap<string, string>): Omit<StatusReport, "sentTo"> | null {
  const action = actions.find((each) => each === fields.get("action")?.toLowerCase());
  if (!action) return null;
  const [, status = null] = /^([245]\.\d{1,3}\.\d{1,3})(?!\d)/.exec(fields.get("status") ?? "") ?? [];
  const diagnosis = valueOf(fields.get("diagnostic-code"));
  const server = valueOf(fields.get("remote-mta") ?? fields.get("reporting-mta"));
  return {
    action,
    status,
    words: diagnosis ?? [status, action, server && `by ${server}`].filter(Boolean).join(" "),
    recipients: [fields.get("original-recipient"), fields.get("final-recipient")].flatMap(
      (field) => valueOf(field) ?? [],
    ),
  };
}

/** What stands behind the type of a field (`smtp; 550 no such user`), without what Exchange wraps around it. */
function valueOf(field: string | undefined): string | null {
  const [, value = ""] = /^[\w-]+\s*;\s*(.*)$/s.exec(field ?? "") ?? [];
  return value === "" ? null : value.replace(/^<(.*)>$/s, "$1");
}
