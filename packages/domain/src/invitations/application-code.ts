import type { Key } from "../keys.ts";
import { bytesOfId, idBytes, idIn, readToken, signToken } from "../signed-token.ts";

/** What a code says: whose invitation it was, and when they accepted, in seconds since 1970 by the database's clock. */
export type ApplicationCode = { readonly invitationId: string; readonly seconds: number };

// The id, and 4 bytes of seconds: enough until 2106.
const bodyBytes = idBytes + 4;

/** For how long a code is good, in seconds. */
export const codeLastsSeconds = 600;

/**
 * By what an own application learns who comes to it: a pure function of the invitation, the moment and the key, kept nowhere,
 * as links are.
 */
export function applicationCode(key: Key, { invitationId, seconds }: ApplicationCode): string {
  const body = Buffer.alloc(bodyBytes);
  bytesOfId(invitationId).copy(body);
  body.writeUInt32BE(seconds, idBytes);
  return signToken(key, body);
}

/** Reads a code back; null for what Foyer never made. */
export function readApplicationCode(key: Key, code: string): ApplicationCode | null {
  const body = readToken(key, code, bodyBytes);
  return body && { invitationId: idIn(body), seconds: body.readUInt32BE(idBytes) };
}
