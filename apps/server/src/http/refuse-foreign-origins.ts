import { Failure } from "@foyer/contract/failures";
import { showsBearer } from "@foyer/domain/accounts/api-keys/shows-bearer";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { isForOneClick } from "./one-click-opt-out.ts";
import { ownOrigins } from "./own-origins.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a request is of a method that changes nothing (RFC 9110 §9.2.1). */
export function isSafe({ method }: { readonly method: string }): boolean {
  return safeMethods.has(method);
}

/** Whether a browser says that the page which opens a stream is not one of ours (W3C Fetch Metadata, `Sec-Fetch-Site`). */
function isStreamFromElsewhere({ routeOptions, headers }: FastifyRequest): boolean {
  const from = headers["sec-fetch-site"];
  // The route, however the address spells it; nothing below it is any other site's to ask for.
  const isTrpc = routeOptions.url?.startsWith("/trpc/") ?? false;
  return isTrpc && from !== undefined && from !== "same-origin" && from !== "none";
}

/**
 * Stops other sites from acting in somebody's name (CSRF). A browser says with every such request where it comes from: a
 * page elsewhere is refused, whatever it shows, and so is a cookie that comes without an origin. Programs send no origin; a
 * cookie beside their key (of a proxy in between) counts for nothing, so it is let through. Where a mail client sends its one click
 * from is its own affair: no cookie is looked at there.
 *
 * A page elsewhere can't read what it gets by a safe method. But a stream that it opens stays open, and counts as one of
 * whoever looks at that page: it is refused as well.
 */
export function refuseForeignOrigins(app: FastifyInstance, publicUrl: string): void {
  const own = ownOrigins(publicUrl);
  app.addHook("onRequest", async (request) => {
    if (isForOneClick(request)) return;
    const { origin, cookie, authorization } = request.headers;
    if (isSafe(request) && !isStreamFromElsewhere(request)) return;
    const isProgram = cookie === undefined || showsBearer(authorization);
    const trusted = !isSafe(request) && (origin === undefined ? isProgram : own.has(origin));
    if (!trusted) throw new Failure("forbidden", { message: "This request came from another site." });
  });
}
