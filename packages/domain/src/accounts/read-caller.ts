import type { OrganizationRole } from "@foyer/contract/permissions";
import { type MfaPolicy, requiresMfa } from "@foyer/contract/security";
import { Prisma } from "@foyer/db/database";
import type { Caller } from "../caller.ts";
import { mayEnter } from "../organizations/memberships.ts";

/** What `person` selects. */
export type PersonColumns = {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly mfaEnabled: boolean;
  readonly passwordIsShort: boolean;
  readonly memberships: readonly {
    readonly organizationId: string;
    readonly organizationName: string;
    readonly role: OrganizationRole;
    readonly active: boolean;
    readonly mfaPolicy: MfaPolicy;
  }[];
};

/** A person with all their places, in one read: columns of `users u`, which the statement joins. */
export const person = Prisma.sql`
  u.id AS "userId", u.email::text, u.name, u.password_is_short AS "passwordIsShort",
  EXISTS (SELECT 1 FROM totp t WHERE t.user_id = u.id AND t.enabled_at IS NOT NULL) AS "mfaEnabled",
  (SELECT COALESCE(json_agg(json_build_object('organizationId', m.organization_id, 'organizationName', o.name,
      'role', m.role, 'active', ${mayEnter}, 'mfaPolicy', o.mfa_policy) ORDER BY m.created_at, m.id), '[]')
    FROM memberships m JOIN organizations o ON o.id = m.organization_id
    WHERE m.user_id = u.id) AS memberships`;

/** The same as a caller is described, but for what they show. */
export function personOf({
  userId,
  email,
  name,
  mfaEnabled,
  passwordIsShort,
  memberships,
}: PersonColumns): Omit<Caller, "by"> {
  return {
    userId,
    email,
    name,
    mfaEnabled,
    memberships: memberships.map(({ mfaPolicy, ...membership }) => ({
      ...membership,
      // A short password may not stand alone, in whatever organization, also when the one that allowed it has relaxed.
      mfaRequired: passwordIsShort || requiresMfa(mfaPolicy, membership.role),
    })),
  };
}
