import { Failure, invalidInput } from "@foyer/contract/failures";
import { grantableBy, mayGrant, memberRole, organizationRoles } from "@foyer/contract/permissions";
import { Prisma } from "@foyer/db/database";
import { authorize } from "../../authorize.ts";
import {
  activateMembership,
  isMember,
  lockedRole,
  mayEnter,
  waitingRole,
  whoMayEnter,
  whoWaitsAbove,
} from "../../organizations/memberships.ts";
import { requireGrant } from "../require-grant.ts";
import { inviterIsIn } from "./inviter-is-in.ts";
import { accountOfGuest, identifyPerson, needsOfPerson } from "./person-at-door.ts";
import type { Target } from "./target.ts";

const grantable = organizationRoles.flatMap((granter) =>
  grantableBy(granter).map((role) => `${granter} ${role}`),
);

/** Whether `inviter` may hand out a role. */
function grants(role: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(concat_ws(' ', inviter.role, ${role}) = ANY(${grantable}::text[]))`;
}

/** Through this door a person, new or known, becomes a member of an organization. */
export const organizationTarget: Target = {
  leadsInside: true,
  becomes: (role) => memberRole.parse(role),
  tellsInviter: true,
  confirms: false,
  atOnce: null,

  async authorize(ctx, permission, organizationId) {
    return authorize(ctx, permission, organizationId);
  },

  whoIsIn: (tx, { organizationId }, emails) => whoMayEnter(tx, { organizationId, emails }),

  whoMayNotReturn: (tx, { organizationId, grantable }, emails) =>
    whoWaitsAbove(tx, { organizationId, emails, grantable }),

  async requireOpen() {},

  overtakenAs: Prisma.sql`NULL`,

  endWithPlace: async () => 0,

  amend(host, { role, isVip, bypassCapacity }) {
    if (isVip !== undefined || bypassCapacity !== undefined)
      throw invalidInput("isVip", "Only an event's invitation has this.");
    if (role === undefined) return [];
    if (!memberRole.safeParse(role).success) throw invalidInput("role", "Not a role of an organization.");
    requireGrant(host, role);
    return [Prisma.sql`role = ${role}::organization_role`];
  },

  awaitsAnswer: Prisma.sql`NOT EXISTS (SELECT 1 FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = i.organization_id AND u.email = i.email AND ${isMember})`,

  inviterIsThere: inviterIsIn,

  inviterMayLetIn: Prisma.sql`(i.inviter_id IS NULL OR EXISTS (
    SELECT 1 FROM (SELECT m.role FROM memberships m
      WHERE m.organization_id = i.organization_id AND m.user_id = i.inviter_id AND ${mayEnter}) inviter
    WHERE ${grants(Prisma.sql`i.role`)} AND NOT EXISTS (
      SELECT 1 FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.organization_id = i.organization_id AND u.email = i.email AND NOT ${mayEnter}
        AND NOT ${grants(Prisma.sql`m.role`)})))`,

  placeName: Prisma.sql`(SELECT name FROM organizations WHERE id = i.organization_id)`,

  async facts(db, { organizationId }) {
    const [organization] = await db.$queryRaw<{ name: string }[]>`
      SELECT name FROM organizations WHERE id = ${organizationId}::uuid`;
    if (!organization) throw new Failure("not_found");
    return { name: organization.name, occasion: null };
  },

  hostsPage: ({ organizationId }, invitationId) => `/o/${organizationId}/invitations/${invitationId}`,

  async view(_, { status }) {
    return { canAccept: status === "pending" };
  },

  needs: needsOfPerson,

  identify: (ctx, invitation, input) =>
    identifyPerson(ctx, { ...invitation, becomes: memberRole.parse(invitation.role) }, input),

  async requireAuthority(tx, { organizationId, email, inviterId, role }) {
    if (inviterId === null) return; // by Foyer itself, at set-up
    const inviterRole = await lockedRole(tx, { organizationId, userId: inviterId });
    if (!inviterRole || !mayGrant(inviterRole, memberRole.parse(role)))
      throw new Failure("inviter_lost_authority");
    // Whoever was kept out in a role above the inviter's is not theirs to let in again.
    const waiting = await waitingRole(tx, { organizationId, email });
    if (waiting && !mayGrant(inviterRole, waiting)) throw new Failure("inviter_lost_authority");
  },

  async admit(_, tx, { invitation, guest }) {
    const { organizationId } = invitation;
    const userId = await accountOfGuest(tx, invitation, guest);
    const role = memberRole.parse(invitation.role);
    if (!(await activateMembership(tx, { organizationId, userId, role })))
      throw new Failure("already_member");
    return { userId, redirectTo: `/o/${organizationId}` };
  },

  release: null,

  wait: null,

  async ended() {},
};
