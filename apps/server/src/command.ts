import type { Logger } from "pino";
import type { Config } from "./config.ts";

/** A command of the command line. */
export type Command = {
  /** One line for the list of commands. */
  readonly summary: string;
  /** Options that take a value, by name, with what they mean. */
  readonly options: Readonly<Record<string, { readonly meaning: string; readonly required: boolean }>>;
  /** Options without a value, by name, with what they mean. */
  readonly flags?: Readonly<Record<string, string>>;
  /** Does it. @throws CommandError, or whatever goes wrong: the sentence is printed and the exit code is not 0. */
  readonly run: (given: Given) => Promise<void>;
};

export type Given = {
  readonly config: Config;
  readonly log: Logger;
  /** The value of an option; empty where an optional one was not given. */
  readonly option: (name: string) => string;
  /** Whether a flag was given. */
  readonly flag: (name: string) => boolean;
  /** Writes a line for people, or with `--json` the same for programs. */
  readonly print: (text: string, data: Readonly<Record<string, unknown>>) => void;
};

/** Something that the person at the keyboard can mend. The message is one clear sentence. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
