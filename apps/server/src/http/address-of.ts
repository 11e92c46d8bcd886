import { isIP } from "node:net";
import type { FastifyRequest } from "fastify";

/** From which address a request comes; null where none is known. */
export function addressOf({ ip }: Pick<FastifyRequest, "ip">): string | null {
  // A link-local address may name its interface (fe80::1%eth0), which PostgreSQL does not keep.
  const [address = ""] = ip.split("%");
  return isIP(address) > 0 ? address : null;
}
