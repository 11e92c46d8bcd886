/**
 * Where to go after signing in, if that is a path on this very server; otherwise `/`. An open redirect would lend our
 * sign-in page to whoever phishes: `//evil`, `/\evil`, `javascript:` and other origins are refused by parsing, as the
 * browser itself would.
 */
export function nextPath(next: unknown, origin: string): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, origin)) return "/";
  const { origin: target, pathname, search, hash } = new URL(next, origin);
  if (target !== origin || pathname.startsWith("//") || pathname === "/sign-in") return "/";
  return pathname + search + hash;
}

/** Whether a path belongs to the admin pages; the accept page and the API have documents of their own. */
export function isAdminPath(path: string): boolean {
  return !/^\/(?:accept|api|trpc)(?:[/?#]|$)/.test(path);
}
