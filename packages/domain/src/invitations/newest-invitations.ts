import { type InvitationKind, invitationKinds } from "@foyer/contract/doors";
import { type InvitationStatus, invitationStatuses } from "@foyer/contract/invitations";
import { Prisma, plannedByValues } from "@foyer/db/database";
import type { Host } from "../authorize.ts";
import type { Position } from "../page.ts";
import { type InvitationFilter, matching, mayNeedAttention } from "./invitation-filters.ts";
import { managedBy } from "./managed-by.ts";

/** A page of a list: which of a host's invitations, after which, and how many at most. */
export type WantedInvitations = {
  readonly filter: InvitationFilter;
  readonly after: Position | null;
  readonly limit: number;
};

/** Finds the page: its rows are `id` and `created_at`. */
export type InvitationPageSql = {
  readonly page: Prisma.Sql;
  /** What a statement with it begins with. */
  readonly planned: Prisma.Sql;
};

/**
 * The statement that finds a page of a host's invitations, the newest first, in a time that does not depend on how many
 * there are. A filter that an index has in front of the time is read from that index in the list's order. Where one has
 * more in front, each of its few values is read in that order, and no further than the page could need: of every door or
 * status a page at most. The reasons are in decision 0034.
 */
export function newestInvitations(host: Host, wanted: WantedInvitations): InvitationPageSql {
  const { filter, limit } = wanted;
  // How many match what is typed only PostgreSQL's statistics can tell: few are found by their trigrams, many in passing.
  if (filter.search !== undefined)
    return { page: newestOf([ordered(host, wanted)], limit), planned: plannedByValues };
  if (filter.attention)
    return {
      page: newestOf([inTrouble(host, wanted), expiring(host, wanted)], limit),
      planned: plannedByValues,
    };
  return { page: newestOf(branches(host, wanted), limit), planned: Prisma.empty };
}

/** The newest of several selections, each invitation once. */
function newestOf(selections: readonly Prisma.Sql[], limit: number): Prisma.Sql {
  const [first = Prisma.empty, ...more] = selections;
  if (more.length === 0) return first;
  const all = Prisma.join([first, ...more], ") UNION ALL (", "(", ")");
  return Prisma.sql`SELECT DISTINCT b.created_at, b.id FROM (${all}) b ORDER BY b.created_at DESC, b.id DESC LIMIT ${limit}`;
}

/** One selection for each combination of values that stands before the time in the index that serves the filter. */
function branches(host: Host, wanted: WantedInvitations): Prisma.Sql[] {
  const { status, kind, inviterId, importId } = wanted.filter;
  const isNarrow = host.placeId !== null || inviterId !== undefined || importId !== undefined;
  if (!isNarrow && status === undefined && kind === undefined) return [ordered(host, wanted)];
  const kinds = isNarrow || kind !== undefined ? [kind] : invitationKinds;
  const statuses = status === undefined ? invitationStatuses : [status];
  const stored = kinds.flatMap((each) =>
    statuses.map((one) =>
      ordered(host, wanted, isStored({ kind: each, status: one, asIs: status === undefined })),
    ),
  );
  return status === "expired" ? [...stored, overdue(host, wanted)] : stored;
}

type Stored = {
  readonly kind: InvitationKind | undefined;
  readonly status: InvitationStatus;
  /** Whatever time says of it. */
  readonly asIs: boolean;
};

function isStored({ kind, status, asIs }: Stored): Prisma.Sql {
  const conditions = [
    Prisma.sql`i.status = ${status}::invitation_status`,
    kind && Prisma.sql`i.kind = ${kind}::invitation_kind`,
    // Put so that no index is read for it: nearly all that are stored as pending are.
    status === "pending" && !asIs && Prisma.sql`i.expires_at - now() > interval '0'`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  return Prisma.join(conditions, " AND ");
}

/** In the list's order, and no further than the page. */
function ordered(host: Host, { filter, after, limit }: WantedInvitations, stored?: Prisma.Sql): Prisma.Sql {
  const others = stored
    ? matching({ ...filter, status: undefined, kind: undefined }, after)
    : matching(filter, after);
  const where = stored ? Prisma.sql`${stored} AND ${others}` : others;
  return Prisma.sql`SELECT i.created_at, i.id FROM invitations i WHERE ${managedBy(host)} AND ${where}
    ORDER BY i.created_at DESC, i.id DESC LIMIT ${limit}`;
}

/** All that a condition holds for, which are few, and then the newest of them. */
function gathered(
  host: Host,
  { filter, after, limit }: WantedInvitations,
  condition: Prisma.Sql,
): Prisma.Sql {
  // Behind OFFSET, so that nobody goes through the whole list in its order for them.
  return Prisma.sql`SELECT g.created_at, g.id FROM (SELECT i.created_at, i.id FROM invitations i
      WHERE ${managedBy(host)} AND ${condition} AND ${matching(filter, after)} OFFSET 0) g
    ORDER BY g.created_at DESC, g.id DESC LIMIT ${limit}`;
}

/** What time has ended and the sweep has not written down yet. */
function overdue(host: Host, { filter, ...page }: WantedInvitations): Prisma.Sql {
  const condition = Prisma.sql`i.status = 'pending' AND i.expires_at <= now()`;
  return gathered(host, { ...page, filter: { ...filter, status: undefined } }, condition);
}

function expiring(host: Host, wanted: WantedInvitations): Prisma.Sql {
  return gathered(host, wanted, mayNeedAttention.expiring);
}

function inTrouble(host: Host, wanted: WantedInvitations): Prisma.Sql {
  return gathered(host, wanted, mayNeedAttention.inTrouble(host.organizationId));
}
