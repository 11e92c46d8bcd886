import type { Services } from "../../packages/domain/src/context.ts";
import type { openBrowser } from "../../packages/testing/src/browser.ts";
import type { Account, Person } from "../../packages/testing/src/factories.ts";
import type { FaultySink } from "./open-faulty-sink.ts";
import type { WorkerCrew } from "./worker-crew.ts";

/** A Foyer whose mail server fails, and how it is told what becomes of it. */
export type InPlace = {
  readonly services: Services;
  readonly sink: FaultySink;
  readonly crew: WorkerCrew;
  readonly owner: Person;
  readonly callerFor: (account: Account | null, ip?: string) => ReturnType<typeof openBrowser>["api"];
  readonly say: (line: string) => void;
  /** Writes down a promise that was broken, unless it was kept. */
  readonly expect: (isKept: boolean, promise: string) => void;
};
