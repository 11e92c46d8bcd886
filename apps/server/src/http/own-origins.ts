/**
 * The origins whose pages may change things: the public one, and where that is the loopback of a developer's machine,
 * its other spellings too.
 */
export function ownOrigins(publicUrl: string): ReadonlySet<string> {
  const { origin, protocol, hostname, port } = new URL(publicUrl);
  const loopback = ["localhost", "127.0.0.1", "[::1]"];
  if (!loopback.includes(hostname)) return new Set([origin]);
  return new Set(loopback.map((host) => new URL(`${protocol}//${host}:${port}`).origin));
}
