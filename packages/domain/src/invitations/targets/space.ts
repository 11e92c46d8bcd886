import { Failure, invalidInput } from "@foyer/contract/failures";
import {
  can,
  grantableInSpace,
  organizationRoles,
  roleInSpace,
  type SpaceRole,
  spaceRole,
  spaceRoles,
} from "@foyer/contract/permissions";
import { Prisma } from "@foyer/db/database";
import { uuidv7 } from "uuidv7";
import { authorizeInSpace } from "../../authorize.ts";
import { enterAsGuest, mayEnter, whoIsSwitchedOff } from "../../organizations/memberships.ts";
import { emptySpace } from "../../spaces/empty-space.ts";
import { lockedSpaceRole, shareSpace } from "../../spaces/hold-space.ts";
import { cameByCopiedLink } from "../answered-by.ts";
import { requireGrant } from "../require-grant.ts";
import { inviterIsIn } from "./inviter-is-in.ts";
import { accountOfGuest, identifyPerson, needsOfPerson } from "./person-at-door.ts";
import type { Target } from "./target.ts";

const letsIn = (role: SpaceRole | null) => role !== null && grantableInSpace(role).length > 0;
const custodians = spaceRoles.filter(letsIn);
const custodiansOfAll = organizationRoles.filter((role) => letsIn(roleInSpace(role, null)));

/** Through this door a person, new or known, comes into a space; whoever is new to its organization is a guest there. */
export const spaceTarget: Target = {
  leadsInside: true,
  becomes: () => "guest",
  tellsInviter: true,
  confirms: false,
  atOnce: null,

  authorize: (ctx, permission, spaceId) => authorizeInSpace(ctx, permission, spaceId, { removedToo: true }),

  async whoIsIn(tx, { placeId }, emails) {
    const people = await tx.$queryRaw<{ email: string }[]>`
      SELECT lower(u.email::text) AS email
      FROM space_members s
      JOIN memberships m ON m.organization_id = s.organization_id AND m.user_id = s.user_id
      JOIN users u ON u.id = s.user_id
      WHERE s.space_id = ${placeId}::uuid AND u.email = ANY(${emails}::citext[]) AND ${mayEnter}`;
    return people.map(({ email }) => email);
  },

  // A space lets nobody in whom the organization has switched off. Who that is, is told to those alone who manage the
  // organization; for everybody else's guests the answer at the door is soon enough.
  whoMayNotReturn: async (tx, { organizationId, organizationRole }, emails) =>
    can(organizationRole, "space.manageAll") ? whoIsSwitchedOff(tx, { organizationId, emails }) : [],

  async requireOpen(tx, { organizationId, placeId }) {
    if (!(await shareSpace(tx, { organizationId, spaceId: placeId }))) throw new Failure("not_found");
  },

  overtakenAs: Prisma.sql`(SELECT 'cancelled' FROM spaces s
    WHERE s.id = i.place_id AND s.removed_at IS NOT NULL AND i.status IN ('pending', 'expired'))`,

  endWithPlace: (tx, place, share) => emptySpace(tx, place, share),

  amend(host, { role, isVip, bypassCapacity }) {
    if (isVip !== undefined || bypassCapacity !== undefined)
      throw invalidInput("isVip", "Only an event's invitation has this.");
    if (role === undefined) return [];
    if (!spaceRole.safeParse(role).success) throw invalidInput("role", "Not a role of a space.");
    requireGrant(host, role);
    return [Prisma.sql`terms = i.terms || ${JSON.stringify({ role })}::jsonb`];
  },

  awaitsAnswer: Prisma.sql`(EXISTS (SELECT 1 FROM spaces s WHERE s.id = i.place_id AND s.removed_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM space_members s
      JOIN memberships m ON m.organization_id = s.organization_id AND m.user_id = s.user_id
      JOIN users u ON u.id = s.user_id WHERE s.space_id = i.place_id AND u.email = i.email AND ${mayEnter}))`,

  inviterIsThere: inviterIsIn,

  inviterMayLetIn: Prisma.sql`EXISTS (
    SELECT 1 FROM spaces s
    JOIN memberships m ON m.organization_id = s.organization_id AND m.user_id = i.inviter_id AND ${mayEnter}
    LEFT JOIN space_members own ON own.space_id = s.id AND own.user_id = m.user_id
    WHERE s.id = i.place_id AND s.removed_at IS NULL
      AND (own.role::text = ANY(${custodians}::text[]) OR m.role::text = ANY(${custodiansOfAll}::text[])))`,

  placeName: Prisma.sql`(SELECT name FROM spaces WHERE id = i.place_id)`,

  async facts(db, { organizationId, placeId }) {
    const [space] = await db.$queryRaw<{ name: string }[]>`
      SELECT name FROM spaces WHERE id = ${placeId}::uuid AND organization_id = ${organizationId}::uuid`;
    if (!space) throw new Failure("not_found");
    return { name: space.name, occasion: null };
  },

  hostsPage: ({ organizationId, placeId }, invitationId) =>
    `/o/${organizationId}/spaces/${placeId}/invitations/${invitationId}`,

  async view(ctx, { placeId, status }) {
    const space = await ctx.database.read.space.findFirst({
      where: { id: placeId, removedAt: null },
      select: { id: true, name: true },
    });
    if (!space) return { canAccept: false, isRemoved: true };
    if (status === "cancelled" || status === "declined") return { canAccept: false };
    return { space, canAccept: status === "pending" };
  },

  needs: needsOfPerson,

  identify: (ctx, invitation, input) => identifyPerson(ctx, { ...invitation, becomes: "guest" }, input),

  async requireAuthority(tx, { organizationId, placeId: spaceId, inviterId, role }) {
    // Before anybody's place is locked. Whoever removes a space withdraws its invitations first.
    if (!(await shareSpace(tx, { organizationId, spaceId }))) throw new Failure("invitation_cancelled");
    const inviter =
      inviterId === null ? null : await lockedSpaceRole(tx, { organizationId, spaceId, userId: inviterId });
    if (!inviter || !grantableInSpace(inviter).includes(spaceRole.parse(role)))
      throw new Failure("inviter_lost_authority");
  },

  async admit(_, tx, { invitation, guest }) {
    const { organizationId, placeId: spaceId } = invitation;
    const userId = await accountOfGuest(tx, invitation, guest);
    const byCopiedLink = await cameByCopiedLink(tx, invitation.id);
    await enterAsGuest(tx, { organizationId, userId, byCopiedLink });
    const came = await tx.$executeRaw`
      INSERT INTO space_members (id, organization_id, space_id, user_id, role)
      VALUES (${uuidv7()}::uuid, ${organizationId}::uuid, ${spaceId}::uuid, ${userId}::uuid,
        ${spaceRole.parse(invitation.role)}::space_role)
      ON CONFLICT (space_id, user_id) DO NOTHING`;
    if (came === 0) throw new Failure("already_member");
    return { userId, redirectTo: `/o/${organizationId}/spaces/${spaceId}` };
  },

  release: null,

  wait: null,

  async ended() {},
};
