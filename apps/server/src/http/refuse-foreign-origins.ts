import { Failure } from "@foyer/contract/failures";
import { showsBearer } from "@foyer/domain/accounts/api-keys/shows-bearer";
import type { FastifyInstance } from "fastify";
import { isForOneClick } from "./one-click-opt-out.ts";
import { ownOrigins } from "./own-origins.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a request is of a method that changes nothing (RFC 9110 §9.2.1). */
export function isSafe({ method }: { readonly method: string }): boolean {
  return safeMethods.has(method);
}

/**
 * Stops other sites from acting in somebody's name (CSRF). A browser says with every such request where it comes from: a
 * page elsewhere is refused, whatever it shows, and so is a cookie that comes without an origin. Programs send no origin; a
 * cookie beside their key (of a proxy in between) counts for nothing, so it is let through. Where a mail client sends its one click
 * from is its own affair: no cookie is looked at there.
 */
export function refuseForeignOrigins(app: FastifyInstance, publicUrl: string): void {
  const own = ownOrigins(publicUrl);
  app.addHook("onRequest", async (request) => {
    if (isSafe(request) || isForOneClick(request)) return;
    const { origin, cookie, authorization } = request.headers;
    const isProgram = cookie === undefined || showsBearer(authorization);
    const trusted = origin === undefined ? isProgram : own.has(origin);
    if (!trusted) throw new Failure("forbidden", { message: "This request came from another site." });
  });
}
