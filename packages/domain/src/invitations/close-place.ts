import type { InvitationKind } from "@foyer/contract/doors";
import type { Transaction } from "@foyer/db/database";
import type { Services } from "../context.ts";
import type { Place } from "./targets/target.ts";
import { targets } from "./targets/targets.ts";
import { withdrawOvertaken } from "./withdraw-invitations.ts";

/** How many invitations, or places of people, a transaction ends at once, so that it is done in time and nobody who answers waits long for it. */
export const endedAtOnce = 2_000;

/**
 * Writes down what has become of the invitations to a place that was removed, or moved to an earlier time, and of those who
 * came in by one, a share at a time; says of how many. It is so already: nobody comes in any more. Safe to run side by side,
 * as often as one likes, and to end in the middle.
 */
export async function closePlace({ database }: Services, placeId: string): Promise<number> {
  const [place] = await database.read.$queryRaw<Led[]>`
    SELECT i.kind::text, i.organization_id AS "organizationId", i.place_id AS "placeId" FROM invitations i
    WHERE i.place_id = ${placeId}::uuid LIMIT 1`;
  if (!place) return 0;
  let written = 0;
  // First whatever can be had at once, then what somebody is just answering.
  for (const waits of [false, true]) {
    for (;;) {
      const these = await database.transaction((tx) => closeSome(tx, place, waits));
      if (these === 0) break;
      written += these;
    }
  }
  return written;
}

type Led = Place & { readonly kind: InvitationKind };

async function closeSome(tx: Transaction, { kind, ...place }: Led, waits: boolean): Promise<number> {
  const share = { most: endedAtOnce, waits };
  const withdrawn = await withdrawOvertaken(tx, { kind, place, share });
  return withdrawn > 0 ? withdrawn : targets[kind].endWithPlace(tx, place, share);
}
