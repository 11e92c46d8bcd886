import { z } from "zod";

/**
 * A site's scheme, host and port (RFC 6454), as a browser would write them: https, or http on this very machine. Names of
 * other scripts come back as punycode, so that two that look alike are told apart.
 */
export const redirectOrigin = z
  .string()
  .trim()
  .max(300)
  .refine((text) => originIn(text) !== null, "Must be an origin such as https://app.example.com.")
  .transform((text) => new URL(text).origin);

// Nothing that a parser of URLs would drop or forgive: backslashes, missing slashes, tabs, a user, an escaped host.
const plainOrigin = /^https?:\/\/[^\s/\\?#@%]+\/?$/i;
// No star, which would match nothing, and no dot at the end, which is another host to a browser.
const plainHost = /^(?:[a-z0-9_-]+\.)*[a-z0-9_-]+$|^\[[0-9a-f:]+\]$/;
const thisMachine = ["localhost", "127.0.0.1", "[::1]"];

function originIn(text: string): string | null {
  const url = plainOrigin.test(text) ? URL.parse(text) : null;
  if (!url || !plainHost.test(url.hostname)) return null;
  return url.protocol === "https:" || thisMachine.includes(url.hostname) ? url.origin : null;
}

/** A page of an own application. Kept as a browser writes it, so that what is compared is what is gone to. */
export const redirectTo = z
  .string()
  .trim()
  .max(2000, "At most 2,000 characters.")
  .refine(isPage, "Must be a URL without user and fragment.")
  .transform((text) => new URL(text).href);

function isPage(text: string): boolean {
  const url = /^https?:\/\/[^\s\\#]+$/i.test(text) ? URL.parse(text) : null;
  return url !== null && `${url.username}${url.password}` === "";
}
