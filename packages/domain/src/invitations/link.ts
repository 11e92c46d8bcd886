import { createHmac, timingSafeEqual } from "node:crypto";
import { Failure } from "@foyer/contract/failures";
import type { Key } from "../keys.ts";

/** What a link says: which invitation, and which of its deliveries brought it. */
export type Link = { readonly invitationId: string; readonly number: number };

// 16 bytes of id, 4 of number, 16 of signature (HMAC-SHA-256 truncated to 128 bits, RFC 2104 §5).
const idBytes = 16;
const bodyBytes = idBytes + 4;
const signatureBytes = 16;

/**
 * The token of a link: a pure function of invitation, delivery and key. It is made where a message is rendered and kept
 * nowhere, so there is nothing to steal from a table, a job, a log or a backup.
 */
export function linkToken(key: Key, link: Link): string {
  const body = Buffer.alloc(bodyBytes);
  body.write(link.invitationId.replaceAll("-", ""), "hex");
  body.writeUInt32BE(link.number, idBytes);
  return Buffer.concat([body, sign(key.current, body)]).toString("base64url");
}

/**
 * Reads a token back, in constant time. One spelling only: what decodes alike but is written otherwise is refused.
 * @throws Failure `invitation_not_found`
 */
export function readLinkToken(key: Key, token: string): Link {
  const bytes = Buffer.from(token, "base64url");
  const body = bytes.subarray(0, bodyBytes);
  const signature = bytes.subarray(bodyBytes);
  const genuine =
    signature.length === signatureBytes &&
    bytes.toString("base64url") === token &&
    key.all.some((each) => timingSafeEqual(sign(each, body), signature));
  if (!genuine) throw new Failure("invitation_not_found");
  const hex = body.toString("hex", 0, idBytes);
  const invitationId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { invitationId, number: body.readUInt32BE(idBytes) };
}

/** Where the invitee answers. The token stands in the fragment, which no browser sends to any server. */
export function acceptUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/accept#${token}`;
}

function sign(key: Buffer, body: Buffer): Buffer {
  return createHmac("sha256", key).update(body).digest().subarray(0, signatureBytes);
}
