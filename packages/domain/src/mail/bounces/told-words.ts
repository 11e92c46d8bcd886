import { printable } from "@foyer/mailer/printable";

/**
 * What a mail server says of a message, as it may be kept: one line of at most 500 characters, and no link in it that opens
 * anything. Servers that refuse a message repeat what they don't like in it, and their reports to whom they were sent.
 */
export function toldWords(words: string): string {
  // The shortest of our secrets has 43 of these characters; nothing that people say to each other has.
  return printable(words.slice(0, 4_000).replace(/[\w-]{40,}/g, "…"));
}

/** The same without the address that it is about, for where that is not to be kept. */
export function wordsWithout(address: string, words: string): string {
  const literally = address.replace(/[^\w@]/g, "\\$&");
  return words.replace(new RegExp(literally, "gi"), "…");
}
