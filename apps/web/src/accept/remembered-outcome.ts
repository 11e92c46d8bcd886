import type { Outcome } from "./visit.ts";

/**
 * How a visit ended, kept beside the address bar in place of the used token, so that a reload still says so.
 * `null` for anything that this page did not put there.
 */
export function rememberedOutcome(state: unknown): Outcome | null {
  if (!isObject(state) || typeof state.organization !== "string") return null;
  const { at, organization, inviter, redirectTo, signedIn, mfaEnrolmentRequired } = state;
  if (at === "farewell" && (inviter === null || typeof inviter === "string"))
    return { at, organization, inviter };
  if (
    at === "welcome" &&
    typeof redirectTo === "string" &&
    typeof signedIn === "boolean" &&
    typeof mfaEnrolmentRequired === "boolean"
  ) {
    return { at, organization, redirectTo, signedIn, mfaEnrolmentRequired };
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
