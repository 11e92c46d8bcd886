import type { Database } from "@foyer/db/database";
import type { Jobs } from "@foyer/jobs/jobs";
import type { Sessions } from "./accounts/sessions.ts";
import type { Caller } from "./caller.ts";
import type { Keys } from "./keys.ts";

/** What every act stands on, for the life of a process. */
export type Services = {
  readonly database: Database;
  readonly jobs: Pick<Jobs, "enqueue">;
  readonly sessions: Sessions;
  readonly keys: Keys;
  /** The only base of links, without a slash at the end. */
  readonly publicUrl: string;
};

/** One call: the services, and who asks from where. */
export type Context = Services & {
  readonly caller: Caller | null;
  readonly ip: string | null;
  /** Puts a `Set-Cookie` on the answer. */
  readonly setCookie: (cookie: string) => void;
};

/** The context of what Foyer does by itself: at set-up, by schedule, from the command line. */
export function contextOfFoyer(services: Services): Context {
  return { ...services, caller: null, ip: null, setCookie: () => {} };
}
