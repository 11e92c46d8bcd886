import { Failure } from "@foyer/contract/failures";
import { can, type OrganizationRole } from "@foyer/contract/permissions";
import type { Transaction } from "@foyer/db/database";
import type { Context, Services } from "../context.ts";
import { addressHasher } from "./address-hash.ts";
import {
  addToCounters,
  type Cap,
  countAtOnce,
  lockCounters,
  secondsLeftOf,
  type Wanted,
} from "./message-counts.ts";

/** Who asks for messages: whoever manages the organization is not counted, and neither is Foyer itself. */
type Inviter = { readonly userId: string; readonly organizationRole: OrganizationRole };

type Messages = {
  readonly organizationId: string;
  readonly inviter: Inviter | null;
  /** Where there is room for some alone, the first ones get it. */
  readonly emails: readonly string[];
};

/**
 * Answers which of the addresses may not get an invitation or reminder from an organization now, and why
 * (`address_suppressed`, or `rate_limited` with the seconds to wait); the others are counted, in the caller's transaction.
 *
 * Whether the caps hold is decided on rows that stay locked until it ends: of any number of racing calls no message too
 * many is let through, and what is rolled back was never counted. So call it as late as can be. The cap of an organization
 * is counted in parts, each with a row of its own, because those who invite for it at the same moment would otherwise wait
 * for each other's commits; only where no part is free and has room are all of them locked and looked at.
 */
export async function admitMessages(
  services: Services,
  tx: Transaction,
  { organizationId, inviter, emails }: Messages,
): Promise<ReadonlyMap<string, Failure>> {
  if (emails.length === 0) return new Map();
  const { messageCaps: caps } = services;
  const hash = await addressHasher(services, tx);
  const addresses = emails.map((email) => ({
    email,
    // Half of it tells addresses apart as well, and is half as much to write.
    key: `to ${hash("recipient", email).slice(0, 32)}`,
    suppression: hash(organizationId, email),
  }));
  const isCounted = inviter !== null && !can(inviter.organizationRole, "invitation.create");
  const wanted: Wanted = {
    organizationId,
    organization: partsOf({ key: `by ${organizationId}`, most: caps.organization }),
    inviter: isCounted ? { key: `from ${inviter.userId}`, most: caps.inviter } : null,
    // One row is changed once by a statement, however an address is spelled.
    recipients: [...new Map(addresses.map((address) => [address.key, address])).values()],
    perRecipient: caps.recipient,
  };
  const notCounted = await countAtOnce(tx, wanted);
  const suppressed = new Set(notCounted.suppressed);
  const left = new Set(notCounted.left);
  const refused = await refuse(tx, {
    ...wanted,
    ...notCounted,
    recipients: wanted.recipients.filter(({ key }) => left.has(key)),
  });
  return new Map(
    addresses.flatMap(({ email, key }): [string, Failure][] => {
      const refusal = suppressed.has(key) ? new Failure("address_suppressed") : refused.get(key);
      return refusal ? [[email, refusal]] : [];
    }),
  );
}

/** Of recipients that were not counted with the others, those that may not be written to, and why. */
async function refuse(
  tx: Transaction,
  { fits, part, ...left }: Wanted & { readonly fits: boolean; readonly part: string | null },
): Promise<ReadonlyMap<string, Failure>> {
  if (left.recipients.length === 0) return new Map();
  if (fits) return refuseFull(tx, left);
  // Of the parts none but the one in hand: another may be somebody's who waits for this one.
  const organization = left.organization.filter(({ key }) => part === null || key === part);
  return countInTurn(tx, { ...left, organization });
}

/** The same for one message. @throws Failure `address_suppressed`, `rate_limited` */
export async function admitMessage(
  services: Services,
  tx: Transaction,
  { email, ...message }: Omit<Messages, "emails"> & { readonly email: string },
): Promise<void> {
  const refusals = await admitMessages(services, tx, { ...message, emails: [email] });
  const refusal = refusals.get(email);
  if (refusal) throw refusal;
}

/** The caller, as whoever asks for messages of an organization. */
export function inviterIn({ caller }: Pick<Context, "caller">, organizationId: string): Inviter | null {
  const membership = caller?.memberships.find((each) => each.organizationId === organizationId);
  return caller && membership ? { userId: caller.userId, organizationRole: membership.role } : null;
}

const mostParts = 32;
const smallestPart = 100;

function partsOf({ key, most }: Cap): Cap[] {
  const parts = Math.min(mostParts, Math.max(1, Math.floor(most / smallestPart)));
  const share = Math.floor(most / parts);
  return Array.from({ length: parts }, (_, place) => ({
    key: `${key} ${place}`,
    most: place === 0 ? most - share * (parts - 1) : share,
  }));
}

/** Where only single recipients have had enough. */
async function refuseFull(tx: Transaction, { recipients }: Wanted): Promise<Map<string, Failure>> {
  const keys = recipients.map(({ key }) => key);
  const waits = await secondsLeftOf(tx, keys);
  return new Map(keys.map((key) => [key, tooMany.recipient(waits.get(key) ?? 1)]));
}

/** Counts where not everything fits: message by message, in the order given, on counters that are all locked. */
async function countInTurn(tx: Transaction, wanted: Wanted): Promise<Map<string, Failure>> {
  const { organization, inviter, recipients, perRecipient } = wanted;
  const caps = [...organization, ...(inviter ? [inviter] : [])];
  const counters = await lockCounters(
    tx,
    [...caps, ...recipients].map(({ key }) => key),
  );
  const counterOf = (key: string) => counters.get(key) ?? { count: 0, secondsLeft: 1 };
  const roomIn = ({ key, most }: Cap) => Math.max(0, most - counterOf(key).count);
  const rooms = new Map(organization.map((part) => [part.key, roomIn(part)]));
  const forOrganization = [...rooms.values()].reduce((sum, room) => sum + room, 0);
  const room = Math.min(forOrganization, inviter ? roomIn(inviter) : forOrganization);
  const isOrganizationFull = room === forOrganization;
  const wait = Math.min(
    ...(isOrganizationFull || !inviter ? organization : [inviter]).map(
      ({ key }) => counterOf(key).secondsLeft,
    ),
  );

  const added = new Map<string, number>();
  const refused = new Map<string, Failure>();
  for (const { key } of recipients) {
    const { count, secondsLeft } = counterOf(key);
    if (count >= perRecipient) refused.set(key, tooMany.recipient(secondsLeft));
    else if (added.size < room) added.set(key, 1);
    else refused.set(key, isOrganizationFull ? tooMany.organization(wait) : tooMany.inviter(wait));
  }
  let left = added.size;
  if (inviter) added.set(inviter.key, left);
  for (const [key, roomOfPart] of rooms) {
    const taken = Math.min(left, roomOfPart);
    if (taken > 0) added.set(key, taken);
    left -= taken;
  }
  await addToCounters(tx, added);
  return refused;
}

/** Nothing of it says by whom a recipient was written to. */
const tooMany = {
  recipient: sayingSo("This address has been written to often today. Try again tomorrow."),
  inviter: sayingSo(
    "You have sent as many invitations and reminders today as one person may. Try again tomorrow, or ask somebody who manages the organization.",
  ),
  organization: sayingSo(
    "This organization has sent as many invitations and reminders today as it may. Try again tomorrow.",
  ),
};

function sayingSo(message: string) {
  return (retryAfterSeconds: number) => new Failure("rate_limited", { message, retryAfterSeconds });
}
