import type { InvitationKind, termsOf } from "@foyer/contract/doors";
import { Failure } from "@foyer/contract/failures";
import type { Language } from "@foyer/contract/languages";
import type { Transaction } from "@foyer/db/database";
import { uuidv7 } from "uuidv7";
import { recordEach } from "../audit/record.ts";
import type { Context } from "../context.ts";
import { admitMessages, inviterIn } from "../mail/admit-messages.ts";
import { writeDownExpired } from "./expire-invitations.ts";
import { hasStatus } from "./lifecycle.ts";
import { queueNumbered } from "./queue-delivery.ts";
import { targets } from "./targets/targets.ts";

export type Invitee = { readonly email: string; readonly fullName?: string | undefined };

/** What a number of invitations have in common. */
export type NewInvitations = ReturnType<typeof termsOf> & {
  readonly kind: InvitationKind;
  readonly organizationId: string;
  /** No address twice. */
  readonly invitees: readonly Invitee[];
  readonly language?: Language | undefined;
  readonly message?: string | undefined;
  readonly note?: string | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  readonly expiresInHours?: number | undefined;
  readonly send: boolean;
  /** How long the messages wait, so that they can still be taken back; at once where it is left out. */
  readonly sendAfterSeconds?: number | undefined;
  /** Where the invitees go on to after accepting: at an origin that the organization lists. */
  readonly redirectTo?: string | undefined;
  /** The file that they come from. */
  readonly importId?: string | undefined;
};

/** What became of each address: the id of its invitation, or why it has none. */
export type Issued = ReadonlyMap<string, IssuedOne>;

type IssuedOne = { readonly id: string } | { readonly refusal: Failure };

/**
 * Writes invitations with their audit rows and e-mail jobs, all in the caller's transaction and by a handful of statements,
 * however many they are. Whoever calls has proven that they may be written. An address that can't be invited is refused by
 * itself: `already_member`, `already_invited` (with the id of the one in the way), and where it would be written to
 * `address_suppressed`, `rate_limited`.
 * @throws Failure `not_found`, `conflict` (there is nothing to invite to any more)
 */
export async function issueInvitations(
  ctx: Context,
  tx: Transaction,
  invitations: NewInvitations,
): Promise<Issued> {
  const { kind, organizationId, placeId, invitees } = invitations;
  const target = targets[kind];
  const place = { organizationId, placeId };
  const emails = invitees.map(({ email }) => email);
  const inside = new Set(await target.whoIsIn(tx, place, emails));
  const wanted = invitees.filter(({ email }) => !inside.has(email));
  // What has expired but was not swept yet would still hold the place.
  await writeDownExpired(tx, { ...place, emails });

  const created = await insert(ctx, tx, { ...invitations, invitees: wanted });
  // The insert may have waited for an acceptance of the invitation before: then somebody has just come in.
  const cameIn = new Set(created.size > 0 ? await target.whoIsIn(tx, place, [...created.keys()]) : []);
  await takeBack(tx, created, [...cameIn]);
  // Held as late as can be: whoever answers an invitation to it waits for this transaction from here on.
  await target.requireOpen(tx, place, [...created.values()]);
  const refused = invitations.send
    ? await admitMessages(ctx, tx, {
        organizationId,
        inviter: inviterIn(ctx, organizationId),
        emails: emails.filter((email) => created.has(email)),
      })
    : new Map<string, Failure>();
  await takeBack(tx, created, [...refused.keys()]);
  await writeDown(ctx, tx, { ...invitations, created });

  const missing = wanted.flatMap(({ email }) =>
    created.has(email) || cameIn.has(email) || refused.has(email) ? [] : [email],
  );
  const inTheWay = await pendingTo(tx, place, missing);
  return new Map(
    emails.map((email): [string, IssuedOne] => {
      const id = created.get(email);
      if (id !== undefined) return [email, { id }];
      const other = inTheWay.get(email);
      const isIn = inside.has(email) || cameIn.has(email);
      const refusal = isIn ? new Failure("already_member") : (refused.get(email) ?? alreadyInvited(other));
      return [email, { refusal }];
    }),
  );
}

/**
 * The same for one.
 * @throws Failure `already_member`, `already_invited`, `address_suppressed`, `rate_limited`, `not_found`, `conflict`
 */
export async function issueInvitation(
  ctx: Context,
  tx: Transaction,
  { email, fullName, ...invitation }: Omit<NewInvitations, "invitees"> & Invitee,
): Promise<string> {
  const issued = await issueInvitations(ctx, tx, { ...invitation, invitees: [{ email, fullName }] });
  const [end] = issued.values();
  if (!end || "refusal" in end) throw end?.refusal ?? new Failure("conflict");
  return end.id;
}

/** Inserts what nothing is in the way of, and answers the ids by address. */
async function insert(
  ctx: Context,
  tx: Transaction,
  invitations: NewInvitations,
): Promise<Map<string, string>> {
  const { kind, organizationId, placeId, role, send } = invitations;
  const isOfOrganization = placeId === organizationId;
  const terms = isOfOrganization || role === null ? invitations.terms : { ...invitations.terms, role };
  const ids = invitations.invitees.map(() => uuidv7());
  const emails = invitations.invitees.map(({ email }) => email);
  const names = invitations.invitees.map(({ fullName = null }) => fullName);
  const metadata = invitations.metadata === undefined ? null : JSON.stringify(invitations.metadata);
  // Of two at once a unique index lets one in, in the same order everywhere; expiry starts by the database's clock.
  const created = await tx.$queryRaw<{ id: string; email: string }[]>`
    INSERT INTO invitations (id, organization_id, kind, place_id, email, full_name, role, terms, language, message, note, metadata,
      inviter_id, inviter_ip, import_id, redirect_to, expires_in_hours, expires_at, delivery_count)
    SELECT n.id, o.id, ${kind}::invitation_kind, NULLIF(${placeId}::uuid, o.id), n.email, n.full_name,
      ${isOfOrganization ? role : null}::organization_role, ${JSON.stringify(terms)}::jsonb, ${invitations.language ?? null}::language, ${invitations.message ?? null}, ${invitations.note ?? null},
      ${metadata}::jsonb, ${ctx.caller?.userId ?? null}::uuid, ${ctx.visitor.ip}::inet, ${invitations.importId ?? null}::uuid, ${invitations.redirectTo ?? null}, h.hours, now() + make_interval(hours => h.hours),
      ${send ? 1 : 0}
    FROM organizations o,
      LATERAL (SELECT COALESCE(${invitations.expiresInHours ?? null}::int, o.default_expiry_hours) AS hours) h,
      unnest(${ids}::uuid[], ${emails}::text[], ${names}::text[]) AS n(id, email, full_name)
    WHERE o.id = ${organizationId}::uuid
    ORDER BY n.email
    ON CONFLICT DO NOTHING
    RETURNING id, email::text`;
  return new Map(created.map(({ id, email }) => [email, id]));
}

/** Removes of what was just inserted what can't be after all. */
async function takeBack(
  tx: Transaction,
  created: Map<string, string>,
  emails: readonly string[],
): Promise<void> {
  if (emails.length === 0) return;
  const ids = emails.flatMap((email) => created.get(email) ?? []);
  await tx.$executeRaw`DELETE FROM invitations WHERE id = ANY(${ids}::uuid[])`;
  for (const email of emails) created.delete(email);
}

/** Writes down what was made, and queues the first message of each. */
async function writeDown(
  ctx: Context,
  tx: Transaction,
  invitations: NewInvitations & { readonly created: ReadonlyMap<string, string> },
): Promise<void> {
  const { kind, organizationId, role, send, created } = invitations;
  const details = { kind, role, sent: send };
  await recordEach(ctx, tx, {
    act: "invitation.created",
    kind: "invitation",
    subjects: [...created].map(([email, id]) => ({ organizationId, id, label: email, details })),
  });
  if (!send) return;
  const messages = [...created].map(([email, id]) => ({ invitationId: id, recipient: email, number: 1 }));
  const afterSeconds = invitations.sendAfterSeconds;
  await queueNumbered(ctx, tx, { organizationId, purpose: "invitation", messages, afterSeconds });
}

/** The pending invitations of addresses to a place. */
export async function pendingTo(
  db: Pick<Transaction, "$queryRaw">,
  { organizationId, placeId }: { readonly organizationId: string; readonly placeId: string },
  emails: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (emails.length === 0) return new Map();
  const pending = await db.$queryRaw<{ id: string; email: string }[]>`
    SELECT i.id, lower(i.email::text) AS email FROM invitations i
    WHERE i.organization_id = ${organizationId}::uuid
      AND i.place_id IS NOT DISTINCT FROM NULLIF(${placeId}::uuid, ${organizationId}::uuid)
      AND i.email = ANY(${emails}::citext[]) AND ${hasStatus("pending")}`;
  return new Map(pending.map(({ id, email }) => [email, id]));
}

/** The refusal that names the pending invitation in the way. */
export function alreadyInvited(invitationId: string | undefined): Failure {
  return new Failure("already_invited", invitationId === undefined ? {} : { invitationId });
}
