/**
 * The secret part of the link, from the address bar's fragment; empty if there is none. What mail programs like to
 * stick to the end of a link (a full stop, a bracket, a quotation mark) is left out.
 */
export function linkTokenFrom(hash: string): string {
  return decoded(hash)
    .replace(/^#/, "")
    .trim()
    .replace(/[.,;:!?)\]>"']+$/, "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
