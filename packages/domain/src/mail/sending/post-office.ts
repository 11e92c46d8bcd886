import { type Mailer, MailFailure, type Message } from "@foyer/mailer/mailer";
import type { ProviderSettings } from "@foyer/mailer/provider-settings";
import type { Services } from "../../context.ts";
import { providerSettingsOf } from "../settings/provider-settings-of.ts";
import { senderOf } from "../settings/sender-of.ts";
import { readSettings, type SettingsRow } from "../settings/stored-settings.ts";
import { type Line, openLine } from "./line.ts";

/** What an organization has chosen, and which change of it this is. */
export type ChosenWay = SettingsRow & { readonly version: number };

/** One way out for e-mail, as it is set up now. */
export type WayOut = {
  /** What it is called among those that keep a pace. */
  readonly key: string;
  readonly provider: ProviderSettings["provider"];
  /** Chosen by an organization: whoever looks after that may see what leaves by it. */
  readonly isOwn: boolean;
  readonly from: Message["from"];
  /** Messages a minute at most; null: as many as it takes. */
  readonly perMinute: number | null;
  /**
   * Hands a message over as soon as there is a hand free; an urgent one before others that wait. Null: there was none for
   * too long, and nothing was tried.
   * @throws MailFailure as the mailer does, or saying why this way out can't be opened
   */
  send(message: Message, terms?: SendTerms): Promise<{ readonly reply: string } | null>;
  /** How many messages it would not turn away at once if they came now. */
  room(): number;
};

type SendTerms = { readonly signal?: AbortSignal | undefined; readonly isUrgent?: boolean };

/** Knows the ways out, and keeps those open that are used. */
export type PostOffice = {
  /** The way that an organization has chosen; for null, and for one that has chosen nothing, the server's. */
  wayOut(chosen: ChosenWay | null): WayOut;
  /** Lets the messages in hand finish, then disconnects from everywhere. */
  close(): Promise<void>;
};

export type PostOfficeOptions = {
  /** How many organizations' own ways are kept open; beyond it the one goes that was not used for longest. */
  readonly most?: number;
  /** Milliseconds after which one that nobody uses is closed. */
  readonly idle?: number;
};

// What Exchange Online takes from one mailbox.
const perMinuteOf = { smtp: null, office365: 30, mailtrap: null } as const satisfies Record<
  ProviderSettings["provider"],
  number | null
>;

const serverDefault = "server_default";

/** Opens a post office. Connects to nothing yet. */
export function openPostOffice(
  services: Pick<Services, "keys" | "mail">,
  { most = 100, idle = 5 * 60_000 }: PostOfficeOptions = {},
): PostOffice {
  const ownCounter = openCounter(0, () => services.mail.open(null));
  /** By organization, those that were used last at the end. */
  const counters = new Map<string, Counter>();
  const closing = new Set<Promise<void>>();

  function close(key: string, counter: Counter): void {
    counters.delete(key);
    const closed = counter.close().finally(() => closing.delete(closed));
    closing.add(closed);
  }

  function counterOf(key: string, version: number, open: () => Promise<Mailer>): Counter {
    const known = counters.get(key);
    if (known && known.version !== version) close(key, known);
    const counter = counters.get(key) ?? openCounter(version, open);
    counters.delete(key);
    counters.set(key, counter);
    for (const [other, each] of counters) {
      if (counters.size <= most) break;
      close(other, each);
    }
    return counter;
  }

  const round = setInterval(() => {
    for (const [key, counter] of counters) if (counter.idleFor() > idle) close(key, counter);
  }, idle / 5);
  round.unref();

  function chosenWay(chosen: ChosenWay): WayOut {
    const settings = providerSettingsOf(services, chosen);
    if (settings === null) return { ...byDefault(), from: senderOf(services, chosen) };
    const { provider } = settings;
    const key = chosen.organizationId;
    const counter = counterOf(key, chosen.version, () => services.mail.open(settings));
    return {
      key,
      provider,
      isOwn: true,
      from: senderOf(services, chosen),
      perMinute: readSettings(chosen)[provider]?.perMinute ?? perMinuteOf[provider],
      send: counter.send,
      room: counter.room,
    };
  }

  function byDefault(): WayOut {
    const { provider, from } = services.mail.serverDefault;
    return {
      key: serverDefault,
      provider,
      isOwn: false,
      from,
      perMinute: perMinuteOf[provider],
      send: ownCounter.send,
      room: ownCounter.room,
    };
  }

  return {
    wayOut(chosen) {
      if (!chosen) return byDefault();
      try {
        return chosenWay(chosen);
      } catch {
        // By no other way: what an organization has chosen may be all that it wants its mail to leave by.
        return {
          ...byDefault(),
          key: chosen.organizationId,
          perMinute: null,
          send: unreadable,
          room: anyNumber,
        };
      }
    },
    async close() {
      clearInterval(round);
      for (const [key, counter] of counters) close(key, counter);
      await Promise.all([ownCounter.close(), ...closing]);
    },
  };
}

// Without what was thrown: it may repeat what was entered.
async function unreadable(): Promise<never> {
  throw new MailFailure("The e-mail settings can't be read. Enter the password or key again.", {
    permanent: false,
  });
}

const anyNumber = () => Number.POSITIVE_INFINITY;

/** Where messages are handed over by one way out, in the order in which they come. */
type Counter = {
  readonly version: number;
  readonly send: WayOut["send"];
  readonly room: WayOut["room"];
  /** Milliseconds since it was last used. */
  idleFor(): number;
  /** When those who are here have been served. */
  close(): Promise<void>;
};

function openCounter(version: number, open: () => Promise<Mailer>): Counter {
  const line: Line = openLine();
  const here = new Set<Promise<unknown>>();
  let mailer: Promise<Mailer> | null = null;
  let usedAt = Date.now();

  async function opened(): Promise<Mailer> {
    mailer ??= open();
    try {
      return await mailer;
    } catch (error) {
      mailer = null;
      if (error instanceof MailFailure) throw error;
      throw new MailFailure("This way out can't be opened: its settings make no sense.", {
        permanent: false,
        cause: error,
      });
    }
  }

  async function serve(
    message: Message,
    { signal, isUrgent }: SendTerms = {},
  ): Promise<{ reply: string } | null> {
    const leave = await line.enter(isUrgent);
    if (!leave) return null;
    let worked = false;
    try {
      const answer = await (await opened()).send(message, signal);
      worked = true;
      return answer;
    } finally {
      leave(worked);
    }
  }

  return {
    version,
    room: line.room,
    send(message, terms) {
      usedAt = Date.now();
      const served = serve(message, terms).finally(() => here.delete(served));
      here.add(served);
      return served;
    },
    idleFor: () => (here.size > 0 ? 0 : Date.now() - usedAt),
    async close() {
      await Promise.allSettled(here);
      await (await mailer?.catch(() => null))?.close();
    },
  };
}
