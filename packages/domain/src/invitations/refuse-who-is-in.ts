import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import type { Claimed } from "./lifecycle.ts";
import { targets } from "./targets/targets.ts";

/** Nobody is invited to where they are. @throws Failure `already_member` */
export async function refuseWhoIsIn(
  tx: Transaction,
  { kind, organizationId, placeId, email }: Claimed,
): Promise<void> {
  const inside = await targets[kind].whoIsIn(tx, { organizationId, placeId }, [email]);
  if (inside.length > 0) throw new Failure("already_member");
}
