import { createContext } from "@foyer/api/context";
import { restRoutes } from "@foyer/api/rest-routes";
import { appRouter, createCaller } from "@foyer/api/root";
import type { Services } from "@foyer/domain/context";
import { callTRPCProcedure } from "@trpc/server";
import { z } from "zod";

/** Every procedure, typed, without HTTP. */
export type Api = ReturnType<typeof createCaller>;

/** Somebody's browser: it keeps its cookies, and sends it with every call as a real one would. */
export type Browser = {
  readonly api: Api;
  /**
   * Calls a procedure by its name with any input at all, as a program may that knows no types; of a stream the answer is
   * what is told first.
   */
  call(procedure: string, input: unknown): Promise<unknown>;
  /** The `Cookie` header of its next call; undefined while it has none. */
  cookieHeader(): string | undefined;
  /** Every `Set-Cookie` that it got. */
  readonly received: readonly string[];
};

export type BrowserOptions = {
  /** Starts the session that it comes with. */
  readonly signIn?: (() => Promise<string>) | undefined;
  readonly ip?: string;
  readonly userAgent?: string;
  /** The `Authorization` header of every call. */
  readonly authorization?: string;
  /** The `Idempotency-Key` header of every call. */
  readonly idempotencyKey?: string;
  /** Ends the streams that it has open. */
  readonly signal?: AbortSignal;
};

async function firstOf(stream: unknown): Promise<unknown> {
  for await (const told of events.parse(stream)) return told;
  return undefined;
}

const events = z.custom<AsyncIterable<unknown>>(
  (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value,
);

/** Opens a browser. Who is calling is found out anew for every call, as the server does it. */
export function openBrowser(
  services: () => Services,
  {
    signIn,
    ip = "192.0.2.7",
    userAgent = "Tests/1.0",
    authorization,
    idempotencyKey,
    signal,
  }: BrowserOptions = {},
): Browser {
  const received: string[] = [];
  const jar = new Map<string, string>();
  const setCookie = (line: string) => {
    received.push(line);
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "" || /;\s*Max-Age=0/i.test(line)) jar.delete(name);
    else jar.set(name, value);
  };
  const cookieHeader = () =>
    jar.size === 0 ? undefined : [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  let signedIn: Promise<void> | undefined;
  const arrive = async () => {
    signedIn ??= signIn ? signIn().then(setCookie) : Promise.resolve();
    await signedIn;
    const arrival = { cookies: cookieHeader(), ip, userAgent, authorization, idempotencyKey, setCookie };
    return createContext(services(), arrival);
  };
  return {
    api: createCaller(arrive, { ...(signal && { signal }) }),
    async call(procedure, input) {
      const type = restRoutes.find((route) => route.procedure === procedure)?.type ?? "subscription";
      const ctx = await arrive();
      const request = { getRawInput: async () => input, input, signal: undefined, batchIndex: 0 };
      const answer: unknown = await callTRPCProcedure({
        ...{ router: appRouter, path: procedure, type, ctx },
        ...request,
      });
      return type === "subscription" ? firstOf(answer) : answer;
    },
    cookieHeader,
    received,
  };
}
