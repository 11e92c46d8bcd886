import type { Context, Services } from "../context.ts";
import type { Visitor } from "../visitor.ts";
import { findApiKeyCaller } from "./api-keys/find-api-key-caller.ts";
import { showsBearer } from "./api-keys/shows-bearer.ts";
import { findChallenge } from "./mfa-challenge.ts";

/** Who a request says it comes from. */
export type Identity = Pick<Context, "caller" | "challenge">;

/**
 * Finds out who asks: by a bearer token, if there is one, and else by cookie: whoever shows a key means it, so no cookie
 * makes up for one that is none. With `safe` nothing changes, not even when a session was last used.
 * @throws Failure `unauthenticated` for a key that is none (any more), `rate_limited` after many of them
 */
export async function identify(
  services: Services,
  visitor: Visitor,
  { authorization, safe }: { readonly authorization: string | undefined; readonly safe: boolean },
): Promise<Identity> {
  if (showsBearer(authorization)) {
    const caller = await findApiKeyCaller(services, visitor, authorization);
    return { caller, challenge: null };
  }
  const caller = await services.sessions.find(visitor, { note: !safe });
  const challenge = await findChallenge(services, visitor.cookies);
  return { caller, challenge };
}
