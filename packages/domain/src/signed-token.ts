import { createHmac, timingSafeEqual } from "node:crypto";
import type { Key } from "./keys.ts";

// HMAC-SHA-256 truncated to 128 bits (RFC 2104 §5).
const signatureBytes = 16;

/** What a link says, and behind it a signature that only this installation can make: base64url, without padding. */
export function signToken(key: Key, body: Buffer): string {
  return Buffer.concat([body, sign(key.current, body)]).toString("base64url");
}

/**
 * Reads a token back, in constant time; `null` where it is not one of this key. One spelling only: what decodes alike but is
 * written otherwise is refused.
 */
export function readToken(key: Key, token: string, bodyBytes: number): Buffer | null {
  const bytes = Buffer.from(token, "base64url");
  const body = bytes.subarray(0, bodyBytes);
  const signature = bytes.subarray(bodyBytes);
  const genuine =
    signature.length === signatureBytes &&
    bytes.toString("base64url") === token &&
    key.all.some((each) => timingSafeEqual(sign(each, body), signature));
  return genuine ? body : null;
}

/** The bytes of a UUID. */
export const idBytes = 16;

/** A UUID as it stands in a token. */
export function bytesOfId(id: string): Buffer {
  return Buffer.from(id.replaceAll("-", ""), "hex");
}

/** The UUID at the beginning of a token's body. */
export function idIn(body: Buffer): string {
  const hex = body.toString("hex", 0, idBytes);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function sign(key: Buffer, body: Buffer): Buffer {
  return createHmac("sha256", key).update(body).digest().subarray(0, signatureBytes);
}
