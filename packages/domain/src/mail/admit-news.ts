import type { Transaction } from "@foyer/db/database";
import type { Services } from "../context.ts";
import { addressHasher } from "./address-hash.ts";
import { countNews } from "./message-counts.ts";

export type NewsGround = Pick<Services, "database" | "keys" | "messageCaps">;

/** Somebody who comes to something, or waits for a seat. */
type Reader = { readonly invitationId: string; readonly recipient: string };

// Of the cap on invitations and reminders: who said yes wants to know.
const timesMore = 5;

/**
 * Answers the ids of those invitations whose people may be told something now, and counts that in the caller's transaction, so
 * that nobody's address is flooded by an event that changes again and again, or by many events. Whoever said yes is told five
 * times as much in 24 hours as they may be invited. By a copied link anybody may have said it: then it is no more than that,
 * and nothing where the owner of the address wants no more invitations.
 */
export async function admitNews(
  services: NewsGround,
  tx: Transaction,
  { organizationId, readers }: { readonly organizationId: string; readonly readers: readonly Reader[] },
): Promise<ReadonlySet<string>> {
  const hash = await addressHasher(services, tx);
  const asked = readers.map(({ invitationId, recipient }) => ({
    invitationId,
    address: hash("news", recipient).slice(0, 32),
    suppression: hash(organizationId, recipient),
  }));
  const { recipient } = services.messageCaps;
  return countNews(tx, { organizationId, asked, most: recipient * timesMore, mostUnasked: recipient });
}
