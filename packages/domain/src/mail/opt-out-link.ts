import type { Services } from "../context.ts";
import { genuineLink, type Link, linkToken } from "../invitations/link.ts";

export type Ground = Pick<Services, "keys" | "publicUrl">;

/**
 * The token by which the invitee of an invitation ends further ones. It says by which of its links they came, as that link's
 * own token does, opens nothing else, and is kept nowhere.
 */
export function optOutToken({ keys }: Pick<Services, "keys">, link: Link): string {
  return linkToken(keys.optOut, link);
}

/** The link that a token is about; null for what Foyer never made. */
export function linkToOptOut({ keys }: Pick<Services, "keys">, token: string): Link | null {
  return genuineLink(keys.optOut, token);
}

/** The page on which they say so. */
export function optOutUrl(ground: Ground, link: Link): string {
  return `${ground.publicUrl}/opt-out#${optOutToken(ground, link)}`;
}

/** Where mail clients send the one click (RFC 8058), and lead those who have none. */
export function oneClickUrl(ground: Ground, link: Link): string {
  return `${ground.publicUrl}/opt-out/${optOutToken(ground, link)}`;
}
