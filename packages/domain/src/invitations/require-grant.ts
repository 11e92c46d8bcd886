import { Failure } from "@foyer/contract/failures";
import type { Host } from "../authorize.ts";
import type { Refusals } from "./lifecycle.ts";

/**
 * Whoever sends, renews or holds the link of an invitation hands out its role, so they must be entitled to.
 * @throws Failure `forbidden`
 */
export function requireGrant(host: Host, role: string | null): void {
  if (!mayHandOut(host, role)) throw isAbove();
}

/** The same of many: answers those whose roles are not the host's to hand out. */
export function whoseRoleIsAbove(
  host: Host,
  invitations: readonly { readonly id: string; readonly role: string | null }[],
): Refusals {
  const above = invitations.filter(({ role }) => !mayHandOut(host, role));
  return new Map(above.map(({ id }) => [id, isAbove()]));
}

function mayHandOut({ grantable }: Host, role: string | null): boolean {
  return role === null || grantable.includes(role);
}

function isAbove(): Failure {
  return new Failure("forbidden", { message: "That role is above your own." });
}
