import PostalMime, { type Attachment } from "postal-mime";

type Person = { readonly name: string; readonly address: string };

/** What a list shows of a message. */
export type MessageSummary = {
  readonly id: string;
  readonly from: Person | null;
  /** As the header says; `recipients` is where it was really sent. */
  readonly to: readonly Person[];
  readonly recipients: readonly string[];
  readonly subject: string;
  /** Without angle brackets; null when it has none. */
  readonly messageId: string | null;
  readonly receivedAt: string;
};

/** A file that came with a message. What is only another form of its text is none. */
export type AttachedFile = { readonly name: string; readonly type: string; readonly content: Buffer };

/** All there is to know of a message. */
export type ReceivedMessage = MessageSummary & {
  readonly html: string | null;
  readonly text: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly source: string;
  readonly attachments: readonly AttachedFile[];
};

export type Inbox = {
  /** Keeps a message. @throws Error when its source isn't a message. */
  add(message: { source: Buffer; recipients: readonly string[]; receivedAt: Date }): Promise<void>;
  /** Newest first. */
  list(): readonly MessageSummary[];
  find(id: string): Promise<ReceivedMessage | null>;
  clear(): void;
  /** Calls `listener` whenever the list has changed, until the returned function is called. */
  onChange(listener: () => void): () => void;
};

/** Messages of more than this many bytes are not taken. */
export const largestMessage = 5 * 1024 * 1024;
const mostBytes = 100 * 1024 * 1024;

/**
 * The newest messages, in memory only: they hold links, and Foyer keeps no link at rest. Beyond `most` messages, or a
 * hundred megabytes, the oldest go.
 */
export function createInbox(most = 500): Inbox {
  let kept: Array<{ summary: MessageSummary; source: Buffer }> = [];
  let received = 0;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };

  return {
    async add({ source, recipients, receivedAt }) {
      const { from, to, subject, messageId } = await PostalMime.parse(source);
      received += 1;
      const summary = {
        id: String(received),
        from: people(from)[0] ?? null,
        to: people(...(to ?? [])),
        recipients,
        subject: subject ?? "",
        messageId: messageId?.replace(/^<|>$/g, "") || null,
        receivedAt: receivedAt.toISOString(),
      };
      kept = withinBytes([{ summary, source }, ...kept].slice(0, most));
      changed();
    },

    list: () => kept.map(({ summary }) => summary),

    async find(id) {
      const found = kept.find(({ summary }) => summary.id === id);
      if (!found) return null;
      const { html, text, headers, attachments } = await PostalMime.parse(found.source);
      return {
        ...found.summary,
        html: html || null,
        text: text || null,
        headers: headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
        source: found.source.toString("utf8"),
        attachments: attachments.flatMap(attachedFile),
      };
    },

    clear() {
      kept = [];
      changed();
    },

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function attachedFile({ filename, mimeType, content }: Attachment): AttachedFile[] {
  if (!filename) return [];
  const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
  return [{ name: filename, type: mimeType, content: bytes }];
}

function withinBytes<Kept extends { source: Buffer }>(messages: Kept[]): Kept[] {
  let bytes = 0;
  return messages.filter(({ source }) => {
    bytes += source.length;
    return bytes <= mostBytes;
  });
}

type ParsedAddress = { name: string; address?: string | undefined; group?: Person[] | undefined } | undefined;

function people(...addresses: ParsedAddress[]): Person[] {
  return addresses.flatMap((parsed) => {
    if (!parsed) return [];
    return parsed.group ?? [{ name: parsed.name, address: parsed.address ?? "" }];
  });
}
