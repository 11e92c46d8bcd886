import { type Line, withKey } from "./line.ts";
import type { MutateOptions } from "./procedure.ts";
import { tryAgain } from "./try-again.ts";

/** A procedure that is asked something. */
export type Call = {
  readonly type: "query" | "mutation";
  /** With dots, as in the contract. */
  readonly procedure: string;
  readonly input: unknown;
  readonly options: MutateOptions | undefined;
};

/**
 * Calls a procedure, again where that may help. What it does is done once: a mutation carries the same key at each try.
 * @throws FoyerError, Unreached; what the signal is aborted with
 */
export function call(line: Line, { type, procedure, input, options = {} }: Call): Promise<unknown> {
  const { signal, idempotencyKey = randomKey() } = options;
  const told = {
    ...(signal && { signal }),
    ...(type === "mutation" && { context: withKey(idempotencyKey) }),
  };
  async function attempt(): Promise<unknown> {
    signal?.throwIfAborted();
    try {
      return await line.client[type](procedure, input ?? {}, told);
    } catch (error) {
      throw line.explain(error);
    }
  }
  return tryAgain(attempt, { retries: line.retries, signal });
}

/** Not `crypto.randomUUID`, which pages have over https alone. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
