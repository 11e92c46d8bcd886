import type { InvitationKind } from "@foyer/contract/doors";
import { Prisma } from "@foyer/db/database";

/** Invitations that are counted together: all of an organization, or what the rest leaves of them. */
export type Counted = {
  readonly organizationId: string;
  readonly kind?: InvitationKind | undefined;
  readonly placeId: string | null;
  /** Of this kind, and to this place, where they are named. */
  readonly importId?: string | undefined;
  readonly inviterId?: string | undefined;
};

/** By what the database counts them. */
export type TallyScope =
  | "kind"
  | "place"
  | "import"
  | "inviter"
  | "inviter_of_kind"
  | "inviter_of_place"
  | "inviter_of_import";

/** Where the numbers of some invitations stand in `tallies`. Without an id: under all ids of the scope. */
export function tallyScope({ kind, placeId, importId, inviterId }: Counted): {
  scope: TallyScope;
  id?: string;
} {
  const [scope, id] = narrowest(kind, placeId, importId?.toLowerCase());
  const inviter = inviterId?.toLowerCase();
  if (inviter === undefined) return id === undefined ? { scope } : { scope, id };
  return id === undefined
    ? { scope: "inviter", id: inviter }
    : { scope: `inviter_of_${scope}`, id: `${id}/${inviter}` };
}

function narrowest(
  kind: InvitationKind | undefined,
  placeId: string | null,
  importId: string | undefined,
): ["kind" | "place" | "import", string | undefined] {
  if (importId !== undefined) return ["import", importId];
  return placeId === null ? ["kind", kind] : ["place", placeId];
}

/** The same as a condition on rows that go by the name `i`: invitations, or changes that are not added up yet. */
export function countedTogether({ organizationId, kind, placeId, importId, inviterId }: Counted): Prisma.Sql {
  const conditions = [
    Prisma.sql`i.organization_id = ${organizationId}::uuid`,
    ...(kind === undefined ? [] : [Prisma.sql`i.kind = ${kind}::invitation_kind`]),
    ...(placeId === null ? [] : [Prisma.sql`i.place_id = ${placeId}::uuid`]),
    ...(importId === undefined ? [] : [Prisma.sql`i.import_id = ${importId}::uuid`]),
    ...(inviterId === undefined ? [] : [Prisma.sql`i.inviter_id = ${inviterId}::uuid`]),
  ];
  return Prisma.join(conditions, " AND ");
}

/** What a change that is not added up yet, by the name of `i`, is counted under: as `tally_facts` says. */
export const factsOfChange = Prisma.sql`tally_facts(i.status, i.created_on, i.accepted_on, i.accepted_after, i.accepted_by,
  i.delivered, i.opened)`;
