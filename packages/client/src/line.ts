import { createTRPCUntypedClient, httpLink, TRPCClientError, type TRPCUntypedClient } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import { readFailure, refusal } from "./failure-of.ts";
import type { FoyerOptions } from "./foyer-options.ts";
import { Unreached } from "./unreached.ts";

/** The way to one server. */
export type Line = {
  readonly client: TRPCUntypedClient<AnyTRPCRouter>;
  readonly retries: number;
  /** Where a procedure is. */
  urlOf(procedure: string): URL;
  /**
   * Asks the server by itself, with the headers of every call.
   * @throws Unreached if nobody answers, or somebody who is not Foyer
   */
  request(url: URL, init: { readonly headers: Headers; readonly signal: AbortSignal }): Promise<Response>;
  /** What went wrong, in words for the caller: a refusal, or why there was no answer. */
  explain(error: unknown): unknown;
};

/** Of gateways and servers that are about to be back (RFC 9110 §15.6). */
const forNow = new Set([502, 503, 504]);

/** @throws TypeError if the URL is none or has a user in it, or the key has characters that none has */
export function lineTo(options: FoyerOptions): Line {
  const { apiKey, retries = 3 } = options;
  const base = new URL("/trpc/", options.url);
  // Refused here in words of ours: `fetch` would repeat the password, or the key, in its own.
  if (`${base.username}${base.password}` !== "")
    throw new TypeError("The URL must have no user and password.");
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) throw new TypeError("The API key is none.");
  const name = `Foyer at ${base.origin}`;
  const everyCall = {
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    ...options.headers,
  };

  // Looked up for each call: programs and tests put one of their own in its place.
  const request: typeof fetch = async (url, init) => {
    // Where else a redirect leads, nobody has said that inputs may go.
    const asked = (options.fetch ?? globalThis.fetch)(url, { ...init, redirect: "manual" });
    const response = await asked.catch((cause: unknown) => {
      throw outOfReach(cause);
    });
    const { status, headers, body } = response;
    if (/\b(json|event-stream)\b/.test(headers.get("content-type") ?? "")) return response;
    await body?.cancel();
    throw new Unreached(`${name} is not there: something else answered, with status ${status}.`, {
      isForNow: forNow.has(status),
      retryAfterSeconds: secondsIn(headers.get("retry-after")),
    });
  };

  const outOfReach = (cause: unknown) =>
    new Unreached(`${name} can't be reached: ${wordsOf(cause)}`, { isForNow: true, cause });

  return {
    client: createTRPCUntypedClient<AnyTRPCRouter>({
      links: [
        // Each call by itself: it is tried again by itself, and its key is its own.
        httpLink({
          url: base.href,
          // Inputs stand in bodies, where no log keeps them.
          methodOverride: "POST",
          headers: ({ op }) => ({ ...everyCall, ...keyIn(op.context) }),
          fetch: (url, { signal, ...init } = {}) => request(url, { ...init, signal: signal ?? null }),
        }),
      ],
    }),
    retries,
    urlOf: (procedure) => new URL(procedure, base),
    request(url, { headers, signal }) {
      for (const [header, value] of Object.entries(everyCall)) headers.set(header, value);
      return request(url, { headers, signal });
    },
    explain(error) {
      if (!(error instanceof TRPCClientError)) return error;
      const { cause, data, message } = error;
      if (cause instanceof Unreached) return cause;
      const failure = typeof data === "object" && data !== null ? readFailure(message, data) : null;
      if (failure) return refusal(failure);
      if (data) return new Error(`${name}: ${message}`);
      // The answer had begun, and broke off.
      return outOfReach(cause ?? error);
    },
  };
}

/** The context of a mutation that is to be done once. */
export function withKey(idempotencyKey: string): Record<string, string> {
  return { idempotencyKey };
}

function keyIn({ idempotencyKey }: Record<string, unknown>): Record<string, string> {
  return typeof idempotencyKey === "string" ? { "idempotency-key": idempotencyKey } : {};
}

/** `Retry-After` in seconds (RFC 9110 §10.2.3); the form with a date is not read. */
function secondsIn(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header) ? Number(header) : null;
}

/** Node says only "fetch failed" itself; why stands in the cause. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const why = error.cause instanceof Error ? error.cause : error;
  return why.message || why.name;
}
