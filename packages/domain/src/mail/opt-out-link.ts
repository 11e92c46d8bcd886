import type { Services } from "../context.ts";
import { bytesOfId, idBytes, idIn, readToken, signToken } from "../signed-token.ts";

export type Ground = Pick<Services, "keys" | "publicUrl">;

/** The token by which the invitee of an invitation ends further ones. It opens nothing else, and is kept nowhere. */
export function optOutToken({ keys }: Pick<Services, "keys">, invitationId: string): string {
  return signToken(keys.optOut, bytesOfId(invitationId));
}

/** The invitation that a token is about; null for what Foyer never made. */
export function invitationToOptOut({ keys }: Pick<Services, "keys">, token: string): string | null {
  const body = readToken(keys.optOut, token, idBytes);
  return body && idIn(body);
}

/** The page on which they say so. */
export function optOutUrl(ground: Ground, invitationId: string): string {
  return `${ground.publicUrl}/opt-out#${optOutToken(ground, invitationId)}`;
}

/** Where mail clients send the one click (RFC 8058), and lead those who have none. */
export function oneClickUrl(ground: Ground, invitationId: string): string {
  return `${ground.publicUrl}/opt-out/${optOutToken(ground, invitationId)}`;
}
