import { Prisma } from "@foyer/db/database";

/**
 * Whether account message `m` to user `u` is a reset whose link still opens something, by the database's clock: in time, not
 * used, and of an account that is somebody's. That is an opened one, or one that nobody has opened where an admin has let
 * the person in: its owner has no other way to a first password.
 */
export const isOpenReset = Prisma.sql`(m.purpose = 'password_reset' AND m.ended_at IS NULL AND m.expires_at > now()
  AND (u.password_hash IS NOT NULL
    OR EXISTS (SELECT 1 FROM memberships own WHERE own.user_id = u.id AND own.active)))`;
