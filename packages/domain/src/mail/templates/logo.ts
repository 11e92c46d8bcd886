import { createHash } from "node:crypto";
import { invalidInput } from "@foyer/contract/failures";

/** A picture as it is kept and served. */
export type Logo = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: "image/png" | "image/jpeg";
  /** SHA-256, in hex: its name in public. */
  readonly hash: string;
};

const mostBytes = 128 * 1024;
const mostPixels = 2_000;
// E-mails show it 40 px high, and have 240 px for it on a small phone.
const widest = 6;

/** Where everybody can see a logo. */
export function logoUrlOf(publicUrl: string, hash: string | null): string | null {
  return hash === null ? null : `${publicUrl}/logos/${hash}`;
}

/**
 * A logo from a data URL (RFC 2397), known by its own bytes and not by what it says it is.
 * @throws Failure `invalid_input` for all but a whole PNG or JPEG of a size that fits an e-mail
 */
export function readLogo(dataUrl: string): Logo {
  const bytes = new Uint8Array(Buffer.from(dataUrl.slice(dataUrl.indexOf(",") + 1), "base64"));
  if (bytes.length > mostBytes) throw invalidInput("logo", "At most 128 kB.");
  const picture = readPng(bytes) ?? readJpeg(bytes);
  if (!picture) throw invalidInput("logo", "Must be a PNG or JPEG.");
  const { type, width, height } = picture;
  if (width < 1 || height < 1) throw invalidInput("logo", "Must be a PNG or JPEG.");
  if (width > mostPixels || height > mostPixels)
    throw invalidInput("logo", `At most ${mostPixels} pixels wide and high.`);
  if (width > widest * height) throw invalidInput("logo", `At most ${widest} times as wide as high.`);
  return { bytes, type, hash: createHash("sha256").update(bytes).digest("hex") };
}

type Picture = { readonly type: Logo["type"]; readonly width: number; readonly height: number };

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
// Length and name of the first chunk, and of the last one with its checksum.
const pngHeader = [0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
const pngEnd = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

/** PNG (third edition), §5.2 and §11.2.1: signature, header chunk, end chunk. */
function readPng(bytes: Uint8Array): Picture | null {
  if (!has(bytes, 0, pngSignature) || !has(bytes, 8, pngHeader)) return null;
  if (bytes.length < 45 || !has(bytes, bytes.length - pngEnd.length, pngEnd)) return null;
  return { type: "image/png", width: number(bytes, 16, 4), height: number(bytes, 20, 4) };
}

/** ITU-T T.81 §B.1 and §B.2: from marker to marker as far as the frame, which says how large the picture is. */
function readJpeg(bytes: Uint8Array): Picture | null {
  if (!has(bytes, 0, [0xff, 0xd8, 0xff]) || !has(bytes, bytes.length - 2, [0xff, 0xd9])) return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // fill bytes
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { type: "image/jpeg", height: number(bytes, at + 5, 2), width: number(bytes, at + 7, 2) };
    at += 2 + number(bytes, at + 2, 2);
  }
  return null;
}

function has(bytes: Uint8Array, at: number, expected: readonly number[]): boolean {
  return at >= 0 && expected.every((byte, place) => bytes[at + place] === byte);
}

/** Big-endian. */
function number(bytes: Uint8Array, at: number, length: number): number {
  return bytes.subarray(at, at + length).reduce((sum, byte) => sum * 256 + byte, 0);
}
