import { Failure } from "@foyer/contract/failures";
import type { Key } from "../keys.ts";
import { bytesOfId, idBytes, idIn, readToken, signToken } from "../signed-token.ts";

/** What a link says: which invitation, and which of its deliveries brought it. */
export type Link = { readonly invitationId: string; readonly number: number };

/** The number of the link in the invitee's own list, which no delivery ever has: it shows nothing of their address. */
export const ownListNumber = 0;

// The id, and 4 bytes of number.
const bodyBytes = idBytes + 4;

/**
 * The token of a link: a pure function of invitation, delivery and key. It is made where a message is rendered and kept
 * nowhere, so there is nothing to steal from a table, a job, a log or a backup.
 */
export function linkToken(key: Key, { invitationId, number }: Link): string {
  const body = Buffer.alloc(bodyBytes);
  bytesOfId(invitationId).copy(body);
  body.writeUInt32BE(number, idBytes);
  return signToken(key, body);
}

/**
 * Reads a token back. @throws Failure `invitation_not_found` for what is none, in any way
 */
export function readLinkToken(key: Key, token: string): Link {
  const link = genuineLink(key, token);
  if (!link) throw new Failure("invitation_not_found");
  return link;
}

/** The same, `null` for what Foyer never made. */
export function genuineLink(key: Key, token: string): Link | null {
  const body = readToken(key, token, bodyBytes);
  return body && { invitationId: idIn(body), number: body.readUInt32BE(idBytes) };
}

/** Where the invitee answers. The token stands in the fragment, which no browser sends to any server. */
export function acceptUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/accept#${token}`;
}
