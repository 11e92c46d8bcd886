/**
 * The secret part of a reset link, from the address bar's fragment; empty if there is none. It is base64url, so whatever
 * a mail program has stuck to its end (a full stop, a bracket) is left out.
 */
export function resetTokenIn(hash: string): string {
  return /^#?([\w-]*)/.exec(hash)?.[1] ?? "";
}
