import { identify } from "@foyer/domain/accounts/identify";
import type { Context, Services } from "@foyer/domain/context";
import type { Visitor } from "@foyer/domain/visitor";
import { toTRPCError } from "./answer-failure.ts";

/** What of a request the domain needs to know. */
export type Arrival = Visitor & {
  /** Of a method that changes nothing (RFC 9110 §9.2.1), not even when a session was last used. Default: it is not. */
  readonly safe?: boolean;
  /** The `Idempotency-Key` header. */
  readonly idempotencyKey?: string | undefined;
  readonly setCookie: (cookie: string) => void;
};

/** Finds out who asks. @throws TRPCError `unauthenticated`, `unavailable` */
export async function createContext(services: Services, arrival: Arrival): Promise<Context> {
  const { ip, userAgent, cookies, authorization, safe = false, idempotencyKey = null, setCookie } = arrival;
  const visitor = { ip, userAgent, cookies, authorization };
  try {
    const { caller, challenge } = await identify(services, visitor, { authorization, safe });
    return { ...services, visitor, caller, challenge, idempotencyKey, setCookie, sendFile: null };
  } catch (error) {
    throw toTRPCError(error);
  }
}
