/**
 * Whether a refusal for good is about the address itself, so that nothing else will arrive there either: by its status
 * (RFC 3463 §3.2, §3.3: there is no such mailbox, or it is switched off), or where it has none, by the code of RFC 5321 §4.2.3.
 * What is refused as spam, by a rule of somebody's or for its sender (5.1.7, 5.1.8), is not: filters say 550 of good addresses.
 */
export function isAboutAddress(status: string | null, words: string): boolean {
  const enhanced = [...statusesIn(status ?? ""), ...statusesIn(words)];
  // One that says nothing (5.0.0) leaves it to the next, and at last to the code.
  const telling = enhanced.find((each) => !/^[245]\.0\./.test(each));
  if (telling !== undefined) return /^5\.1\.(?![78]$)|^5\.2\.1$/.test(telling);
  return /(?<![\d.])55[013](?![\d.])/.test(words);
}

function statusesIn(text: string): string[] {
  return [...text.matchAll(/(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/g)].map(([status]) => status);
}
