import type { FileEncoding } from "@foyer/contract/imports";

/** A file as text, and how its bytes were read. */
export type Decoded = { readonly text: string; readonly encoding: FileEncoding };

/**
 * Reads bytes as text: by their byte order mark, as UTF-16 where every other byte is zero, as UTF-8 where they are that,
 * and as Windows-1252 otherwise, which spreadsheets still write (WHATWG Encoding). A mark is no part of the text. Never
 * fails: what can't be read shows as U+FFFD.
 */
export function decodeFile(bytes: Uint8Array, wanted?: FileEncoding): Decoded {
  const encoding = wanted ?? markOf(bytes) ?? withoutMark(bytes);
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes), encoding };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  }
}

function markOf([first, second, third]: Uint8Array): FileEncoding | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : null;
}

/** Addresses are ASCII: in UTF-16 most of such a file is zero at one of two places, and next to nothing at the other. */
function withoutMark(bytes: Uint8Array): FileEncoding | null {
  const sample = bytes.subarray(0, 4_096);
  const pairs = sample.length / 2;
  let zerosFirst = 0;
  let zerosSecond = 0;
  for (const [place, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (place % 2 === 0) zerosFirst += 1;
    else zerosSecond += 1;
  }
  if (zerosSecond > pairs * 0.4 && zerosFirst < pairs * 0.1) return "utf-16le";
  if (zerosFirst > pairs * 0.4 && zerosSecond < pairs * 0.1) return "utf-16be";
  return null;
}
