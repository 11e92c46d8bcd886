import { Failure } from "@foyer/contract/failures";
import type { Key } from "../keys.ts";
import { bytesOfId, idBytes, idIn, readToken, signToken } from "../signed-token.ts";

/**
 * The token of a reset link: a pure function of the message that brings it and of a key for nothing else, so no other link
 * passes for one. Made where the message is rendered and kept nowhere.
 */
export function resetToken(key: Key, messageId: string): string {
  return signToken(key, bytesOfId(messageId));
}

/** The message that a reset link came in. @throws Failure as `linkHasEnded` for what is no such link, in any way */
export function readResetToken(key: Key, token: string): string {
  const body = readToken(key, token, idBytes);
  if (!body) throw linkHasEnded();
  return idIn(body);
}

/** Where a new password is chosen. The token stands in the fragment, which no browser sends to any server. */
export function resetUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/reset-password#${token}`;
}

/** The one answer to every link that opens nothing, whyever. */
export function linkHasEnded(): Failure {
  return new Failure("not_found", { message: "This link has ended. Ask for a new one." });
}
