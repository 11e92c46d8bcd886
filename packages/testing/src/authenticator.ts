import { createHmac } from "node:crypto";

/** An authenticator app as it stands on somebody's phone, with the recovery codes that came with it. */
export type Authenticator = {
  /** What it shows, this many steps of 30 seconds from now. */
  code(steps?: number): string;
  readonly recoveryCodes: readonly string[];
};

/**
 * The code that a secret (base32, spaces allowed) gives at a second of Unix time: RFC 6238 as the apps do it, with SHA-1, six
 * digits and 30 seconds. Written out here, so that what is tested does not tell itself what is right.
 */
export function totpAt(secret: string, epoch: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(epoch / 30)));
  const mac = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = mac.readUInt8(19) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, "0");
}

/** The code of this moment, or of so many steps from it. */
export function totpNow(secret: string, steps = 0): string {
  return totpAt(secret, Date.now() / 1000 + steps * 30);
}

// RFC 4648 §6, without padding.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The bytes of a secret as it is shown. */
export function fromBase32(text: string): Buffer {
  const bits = [...text.replaceAll(/\s/g, "").toUpperCase()]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
