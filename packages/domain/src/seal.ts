import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Key } from "./keys.ts";

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** A sealed text that can't be read: an operator's trouble, and never to be taken for somebody's wrong code. */
export class SealError extends Error {
  override readonly name = "SealError";
}

/** Under which of the configured keys something was sealed. `unknown`: under none of them, so nobody can read it. */
export type SealAge = "current" | "earlier" | "unknown";

/**
 * Seals a text that must be read back: AES-256-GCM (NIST SP 800-38D) under the current key, with a random nonce of 96 bits.
 * `context` says whose it is; it is no secret, and nothing opens without the same one, so that a sealed text is worth
 * nothing in somebody else's row. The form is `v1.<key id>.<nonce, text and tag in base64url>`.
 */
export function seal(key: Key, plaintext: string, context: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key.current, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(context));
  const sealed = Buffer.concat([
    nonce,
    cipher.update(plaintext, "utf8"),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return `v1.${keyId(key.current)}.${sealed.toString("base64url")}`;
}

/**
 * Reads what was sealed, under any key that is still configured.
 * @throws SealError where the key is not configured any more, or the text was changed or is another context's
 */
export function unseal(key: Key, text: string, context: string): string {
  const parts = partsOf(text);
  if (!parts) throw new SealError("What should be a sealed secret is none.");
  const { id, sealed } = parts;
  const known = key.all.find((each) => keyId(each) === id);
  if (!known)
    throw new SealError(`A secret is sealed under key ${id}, which APP_SECRET does not give any more.`);
  try {
    const decipher = createDecipheriv(algorithm, known, sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    const body = sealed.subarray(nonceBytes, -tagBytes);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch (error) {
    throw new SealError("A sealed secret was changed, or belongs to somebody else.", { cause: error });
  }
}

/** Under which key a text was sealed. */
export function sealAge(key: Key, text: string): SealAge {
  const id = partsOf(text)?.id;
  if (id === keyId(key.current)) return "current";
  return key.all.some((each) => keyId(each) === id) ? "earlier" : "unknown";
}

/** What tells keys apart and says nothing about them: the beginning of the key's SHA-256. */
function keyId(key: Buffer): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 8);
}

function partsOf(text: string): { id: string; sealed: Buffer } | null {
  const [, id, body] = /^v1\.([0-9a-f]{8})\.([\w-]{38,})$/.exec(text) ?? [];
  if (id === undefined || body === undefined) return null;
  return { id, sealed: Buffer.from(body, "base64url") };
}
