import { Prisma } from "./generated/client.ts";

/**
 * Prisma's codes for: not let in, not reachable, no such database, timed out, closed, pool exhausted, transaction not
 * started or out of time; and the system's for no way to get there.
 */
const unavailableCodes = new Set([
  ...["P1000", "P1001", "P1002", "P1003", "P1008", "P1010", "P1017", "P2024", "P2028", "P2037"],
  ...[
    "ECONNREFUSED",
    "ECONNRESET",
    "EPIPE",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ETIMEDOUT",
    "EHOSTUNREACH",
    "ENETUNREACH",
  ],
]);

/**
 * PostgreSQL's classes for: broken connections, not let in, no such database, shutting down, starting, too many
 * connections, cancelled, out of memory or disk.
 */
const unavailableStates = /^(08|28|3D|53|57|58)/;

/** What `pg` says, without any code, when a connection breaks or does not answer. */
const unavailableSentences =
  /connection terminated|connection timeout|timeout exceeded when trying to connect|query read timeout|client has encountered a connection error|not queryable|server has closed the connection|transaction api error|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT/i;

const unavailableKinds = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
  "TlsConnectionError",
]);

/** Whether an error says that the database could not do its work right now, rather than that the work was wrong. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = textOf(error, "code");
  if (code !== null && (unavailableCodes.has(code) || unavailableStates.test(code))) return true;
  const { kind, state } = driverTrouble(error);
  if (kind !== null && unavailableKinds.has(kind)) return true;
  if (state !== null && unavailableStates.test(state)) return true;
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  return unavailableSentences.test(error.message) || isUnavailable(error.cause);
}

/** What PostgreSQL, or the way to it, said of its trouble: one line for people. */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return wordsOf(error.errors[0]); // each address of a host was tried
  const text = error instanceof Error ? error.message : String(error);
  const [, quoted] = /Message: `([^`]+)`/.exec(text) ?? [];
  return (quoted ?? text).trim().split("\n").at(-1) ?? "";
}

/** Whether the database undid a transaction because of another one (deadlock, serialization): doing it again is right. */
export function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (textOf(error, "code") === "P2034") return true;
  const { kind, state } = driverTrouble(error);
  return kind === "TransactionWriteConflict" || state === "40P01" || state === "40001";
}

/** The name of the unique constraint or index that an error says was violated; `null` if it says no such thing. */
export function violatedUnique(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { kind, index } = driverTrouble(error);
  return kind === "UniqueConstraintViolation" ? index : null;
}

type DriverTrouble = { kind: string | null; state: string | null; index: string | null };

/** The driver adapter's own description, which Prisma carries in `meta` or as the cause. */
function driverTrouble(error: Error): DriverTrouble {
  const adapterError = fieldOf(fieldOf(error, "meta"), "driverAdapterError") ?? error;
  const cause = fieldOf(adapterError, "cause");
  return {
    kind: textOf(cause, "kind"),
    state: textOf(cause, "originalCode") ?? textOf(cause, "code"),
    index: textOf(fieldOf(cause, "constraint"), "index"),
  };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function textOf(value: unknown, name: string): string | null {
  const field = fieldOf(value, name);
  return typeof field === "string" ? field : null;
}
