/**
 * The secret part of the link, from the address bar's fragment; `null` if there is none. What mail programs like to
 * stick to the end of a link (a full stop, a bracket, a quotation mark) is left out.
 */
export function linkTokenFrom(hash: string): string | null {
  const token = decoded(hash.replace(/^#/, ""))
    .trim()
    .replace(/[.,;:!?)\]>"']+$/, "");
  return token === "" ? null : token;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
