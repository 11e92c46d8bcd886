import type { Readable } from "node:stream";
import type { Database } from "@foyer/db/database";
import type { Jobs } from "@foyer/jobs/jobs";
import type { Sessions } from "./accounts/sessions.ts";
import type { ActivityFeeds } from "./activity/activity-feeds.ts";
import type { Caller, MfaChallenge } from "./caller.ts";
import type { Keys } from "./keys.ts";
import type { Limits } from "./limits.ts";
import type { MessageCaps, WaysOut } from "./mail/ways-out.ts";
import type { Visitor } from "./visitor.ts";

/** What every act stands on, for the life of a process. */
export type Services = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, "enqueue" | "enqueueMany" | "defer" | "deferMany" | "hasten" | "hastenMany">;
  readonly sessions: Sessions;
  readonly limits: Limits;
  readonly keys: Keys;
  readonly mail: WaysOut;
  readonly messageCaps: MessageCaps;
  readonly activity: ActivityFeeds;
  /** Whether endpoints may be on private networks, and be told without TLS. */
  readonly webhooks: { readonly allowsPrivateNetwork: boolean };
  /** The only base of links, without a slash at the end. */
  readonly publicUrl: string;
};

/** A file that is made while it is read. Whoever takes it reads it to its end, or destroys its content. */
export type FileInParts = { readonly filename: string; readonly type: string; readonly content: Readable };

/** One call: the services, and who asks from where. */
export type Context = Services & {
  readonly visitor: Visitor;
  readonly caller: Caller | null;
  /** Half signed in: the second factor is still to come. It opens nothing but `auth.verifyMfa`. */
  readonly challenge: MfaChallenge | null;
  /** What the caller names a call by, so that it is carried out once however often they ask. Null: nothing. */
  readonly idempotencyKey: string | null;
  /** Puts a `Set-Cookie` on the answer. */
  readonly setCookie: (cookie: string) => void;
  /** Answers with a file instead of what the act returns. Null: the call can't take one. */
  readonly sendFile: ((file: FileInParts) => void) | null;
};

/** Where Foyer's own calls come from. */
export const fromNowhere: Visitor = { ip: null, userAgent: null, cookies: undefined };

/** The context of what Foyer does by itself: at set-up, by schedule, from the command line. */
export function contextOfFoyer(services: Services): Context {
  return {
    ...services,
    visitor: fromNowhere,
    caller: null,
    challenge: null,
    idempotencyKey: null,
    setCookie: () => {},
    sendFile: null,
  };
}
