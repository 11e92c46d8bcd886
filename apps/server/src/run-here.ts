import { Failure } from "@foyer/contract/failures";
import { EmbeddedPostgresError } from "@foyer/db/embedded-postgres";
import { isUnavailable, wordsOf } from "@foyer/db/trouble";
import { pino } from "pino";
import { type Asked, CommandError, type Given } from "./command.ts";
import { ConfigError, readConfig } from "./config.ts";
import { openLog } from "./log.ts";

/**
 * Runs a command that works on this installation.
 * @throws CommandError for what the person at the keyboard can mend; whatever else goes wrong
 */
export async function runHere(
  asked: Asked,
  { work, isServer }: { readonly work: (given: Given) => Promise<void>; readonly isServer: boolean },
): Promise<void> {
  const { terminal } = asked;
  try {
    const config = readConfig((await terminal.settings?.()) ?? terminal.variables);
    // What a command answers must not have log lines in it; a server has no other answer than its log.
    const destination = isServer
      ? pino.destination(1)
      : { write: (line: string) => terminal.complain(line.trimEnd()) };
    await work({ ...asked, config, log: openLog(config.logLevel, destination) });
  } catch (error) {
    throw mendable(error);
  }
}

function mendable(error: unknown): unknown {
  if (error instanceof Failure) {
    const { reason, details } = error;
    return new CommandError(error.message, {
      refusal: { reason, ...(details.issues && { issues: details.issues }) },
    });
  }
  if (error instanceof ConfigError || error instanceof EmbeddedPostgresError)
    return new CommandError(error.message);
  if (error instanceof CommandError || !isUnavailable(error)) return error;
  return new CommandError(`The database can't be used (${wordsOf(error)}): check DATABASE_URL.`, {
    refusal: { reason: "unavailable" },
  });
}
