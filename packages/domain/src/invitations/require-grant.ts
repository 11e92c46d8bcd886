import { Failure } from "@foyer/contract/failures";
import type { Host } from "../authorize.ts";

/**
 * Whoever sends, renews or holds the link of an invitation hands out its role, so they must be entitled to.
 * @throws Failure `forbidden`
 */
export function requireGrant({ grantable }: Host, role: string | null): void {
  if (role !== null && !grantable.includes(role)) {
    throw new Failure("forbidden", { message: "That role is above your own." });
  }
}
