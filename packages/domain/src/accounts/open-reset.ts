import { Prisma } from "@foyer/db/database";

/**
 * Whether account message `m` to user `u` is a reset whose link still opens something, by the database's clock: in time, not
 * used, and of an account that has a password. The way to a first one is an invitation, which asks whether its inviter may
 * still let somebody in.
 */
export const isOpenReset = Prisma.sql`(m.purpose = 'password_reset' AND m.ended_at IS NULL AND m.expires_at > now()
  AND u.password_hash IS NOT NULL)`;
