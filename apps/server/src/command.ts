import type { Issue, Reason } from "@foyer/contract/failures";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { Progress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

/** A command of the command line, as far as help, completion and the reading of arguments need it. */
export type Command = {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What else is worth knowing before it is run, a paragraph each. */
  readonly details?: readonly string[];
  /** What is given without a name, if anything is. */
  readonly operands?: Operands;
  readonly options?: Readonly<Record<string, Option>>;
  /** As they are typed, without `foyer` in front. */
  readonly examples: readonly string[];
} & Work;

/**
 * Does it. What it needs is loaded when it runs, so that nobody waits for the rest. A command that works `here` has the
 * configuration and the database of this installation; one that works `anywhere` calls a server.
 */
type Work =
  | { readonly here: () => Promise<(given: Given) => Promise<void>>; readonly anywhere?: never }
  | { readonly anywhere: () => Promise<(asked: Asked) => Promise<void>>; readonly here?: never };

export type Operands = {
  readonly name: string;
  readonly meaning: string;
  readonly count: "one" | "any";
  /** What it can be, for completion: a file, or one of these. */
  readonly values?: "file" | readonly string[];
};

export type Option = {
  readonly meaning: string;
  /** How its value is called in help. Without one it is a flag. */
  readonly value?: string;
  readonly required?: boolean;
  /** What the value can be: a file, or one of these and nothing else. */
  readonly values?: "file" | readonly string[];
};

/** What was asked for on the command line, and how to answer. */
export type Asked = {
  readonly terminal: Terminal;
  readonly operands: readonly string[];
  /** The value of an option; empty where an optional one was not given. */
  readonly option: (name: string) => string;
  /** Whether a flag was given. */
  readonly flag: (name: string) => boolean;
  /** Writes a line for people, or with `--json` the same for programs. */
  readonly print: (text: string, data: unknown) => void;
  /** Writes a line for people alone: with `--json`, nothing. */
  readonly tell: (text: string) => void;
  /** Writes JSON for programs alone: without `--json`, nothing. */
  readonly answer: (data: unknown) => void;
  /** Shows how far a piece of work is, where somebody looks and it takes long. */
  readonly progress: Progress;
};

/** The same, for a command that works on this installation. */
export type Given = Asked & {
  readonly config: Config;
  readonly log: Logger;
};

/** What a program may want to know of a failure besides its sentence. */
export type Refusal = { readonly reason: Reason; readonly issues?: readonly Issue[] };

/** Something that the person at the keyboard can mend. The message is one clear sentence. */
export class CommandError extends Error {
  override readonly name: string = "CommandError";
  readonly exitCode: number = 1;
  readonly refusal: Refusal | null;

  constructor(
    message: string,
    { refusal = null, cause }: { refusal?: Refusal | null; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.refusal = refusal;
  }
}

/** A command line that can't be understood. */
export class UsageError extends CommandError {
  override readonly name = "UsageError";
  override readonly exitCode = 2;
}
