import { createHash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";

// Base62: no character that a double click, a shell or an address would break the key at.
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const prefix = "foyer_";
const secretLength = 40; // 238 bits
const checksumLength = 6;
const form = new RegExp(`^${prefix}[0-9A-Za-z]{${secretLength + checksumLength}}$`);

/**
 * A new key: a prefix by which scanners of source code know it, 238 random bits, and the CRC-32 of both, so that a typo and
 * what merely looks like a key are told without asking the database.
 */
export function newApiKey(): string {
  const secret = Array.from({ length: secretLength }, () => alphabet[randomInt(alphabet.length)]).join("");
  return `${prefix}${secret}${checksumOf(prefix + secret)}`;
}

/** Whether a text has the form of a key, its checksum included. That it has says nothing of whether there is such a key. */
export function isApiKey(text: string): boolean {
  return form.test(text) && text.endsWith(checksumOf(text.slice(0, -checksumLength)));
}

/** What is kept of a key: what leaks from the database opens nothing. As random as a key is, no salt and no slow hash helps. */
export function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** How a key begins: enough to tell it from its owner's others. */
export function hintOf(key: string): string {
  return `${key.slice(0, prefix.length + 4)}…`;
}

function checksumOf(text: string): string {
  let rest = crc32(text);
  let digits = "";
  for (let count = 0; count < checksumLength; count++) {
    digits = `${alphabet[rest % alphabet.length]}${digits}`;
    rest = Math.floor(rest / alphabet.length);
  }
  return digits;
}
