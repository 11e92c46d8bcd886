/**
 * The address to go to, only ever on this origin; anything else leads to the front page. Whole addresses come back, not
 * paths: the path of `/.//evil.example` is `//evil.example`, which a browser would read as another host.
 */
export function destination(path: string, origin: string): string {
  const front = `${origin}/`;
  if (!URL.canParse(path, front)) return front;
  const url = new URL(path, front);
  return url.origin === origin ? url.href : front;
}

/**
 * The page of an organization's own application, where the server names one: written out in full, as browsers write it. Null for
 * anything else, which is for `destination` to judge.
 */
export function application(address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.href === address && /^https?:$/.test(url.protocol) ? url : null;
}

/** The sign-in page, leading on to a path of this origin. */
export function signInAddress(path: string, origin: string): string {
  const next = destination(path, origin).slice(origin.length);
  return `${origin}/sign-in?next=${encodeURIComponent(next)}`;
}
