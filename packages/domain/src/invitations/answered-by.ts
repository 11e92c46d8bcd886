import type { LinkedInvitation } from "./find-by-link.ts";
import { ownListNumber } from "./link.ts";

/** What an answer's audit row says of how it came: by which message, or by none, from the invitee's own list. */
export function answeredBy({ number }: Pick<LinkedInvitation, "number">): { message?: number } {
  return number === ownListNumber ? {} : { message: number };
}
