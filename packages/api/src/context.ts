import type { Context, Services } from "@foyer/domain/context";
import { toTRPCError } from "./answer-failure.ts";

/** What of a request the domain needs to know. */
export type Arrival = {
  readonly cookieHeader: string | undefined;
  readonly ip: string | null;
  /** Of a method that changes nothing (RFC 9110 §9.2.1), not even when a session ends. Default: it is not. */
  readonly safe?: boolean;
  readonly setCookie: (cookie: string) => void;
};

/** Finds out who asks. @throws TRPCError `unavailable` */
export async function createContext(services: Services, arrival: Arrival): Promise<Context> {
  try {
    const { caller, cookie } = await services.sessions.find(arrival.cookieHeader, {
      prolong: arrival.safe !== true,
    });
    if (cookie !== null) arrival.setCookie(cookie);
    return { ...services, caller, ip: arrival.ip, setCookie: arrival.setCookie };
  } catch (error) {
    throw toTRPCError(error);
  }
}
