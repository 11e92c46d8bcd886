import type { InvitationKind } from "@foyer/contract/doors";
import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import type { Host } from "../authorize.ts";
import { targets } from "./targets/targets.ts";

/**
 * Whoever was kept out by somebody mightier is not the host's to let in again, in whatever role.
 * @throws Failure `forbidden`
 */
export async function requireMayReturn(
  tx: Transaction,
  { kind, host, email }: { readonly kind: InvitationKind; readonly host: Host; readonly email: string },
): Promise<void> {
  const refused = await targets[kind].whoMayNotReturn(tx, host, [email]);
  if (refused.length > 0) throw mayNotReturn();
}

/** The refusal to let somebody in again. */
export function mayNotReturn(): Failure {
  return new Failure("forbidden", {
    message: "They were kept out of the organization, and are not yours to let in again.",
  });
}
