import type { Transaction } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { networkOf } from "../network.ts";
import { knownDevice } from "./known-device.ts";
import type { Guard } from "./throttle.ts";

type Tables = Pick<Transaction, "$queryRaw" | "$executeRaw">;

/** Failures from a known device before it counts as any other: whoever steals its cookie gets no more than these. */
const mostFromKnownDevice = 20;

/**
 * Guards a password as it is tried to sign in. The same rule for every address, the strictest that any organization has
 * set: a rule of its own would tell that an address has an account. A known device is counted apart, so that nobody can
 * lock people out of their own browsers.
 */
export async function passwordGuard(ctx: Context, email: string): Promise<Guard> {
  const rule = await strictestRule(ctx.database.read);
  const device = await trustedDevice(ctx, { email });
  const key = passwordKey(email);
  return { key: device === null ? key : `${key}:${device}`, ...rule };
}

/** What guards a try with a password. */
export type SignInGuards = {
  readonly password: Guard;
  /** Against one network that tries many accounts; null for a known device, which is bounded by itself. */
  readonly address: Guard | null;
};

/**
 * What guards a try to sign in with a password. Whoever sits behind the same address as a guesser, such as a proxy that
 * Foyer was not told of, can still come in from a device where they have been before.
 */
export async function signInGuards(ctx: Context, email: string): Promise<SignInGuards> {
  const password = await passwordGuard(ctx, email);
  const isKnown = password.key !== passwordKey(email);
  return { password, address: isKnown ? null : addressGuard(ctx.visitor.ip) };
}

/**
 * Guards all accounts against one network (IPv6: a /64). Forgets within an hour: of a whole company behind one address
 * somebody mistypes every day.
 */
function addressGuard(ip: string | null): Guard {
  return { key: `address:${networkOf(ip)}`, free: 100, maxDelaySeconds: 900, forgetAfterSeconds: 3_600 };
}

/** Guards somebody's second factor, over all their half sessions together. */
export async function codeGuard(ctx: Context, userId: string): Promise<Guard> {
  const device = await trustedDevice(ctx, { userId });
  const key = codeKey(userId);
  return { key: device === null ? key : `${key}:${device}`, ...codeRule };
}

/** Guards the password that a session is asked for again: it may be stolen, and its thief must not slow its owner down. */
export function reauthenticationGuard({ userId, by }: { userId: string; by: { publicId: string } }): Guard {
  return { key: `reauthentication:${userId}:${by.publicId}`, free: 5, maxDelaySeconds: 900 };
}

/** Wrong codes are rarer than wrong passwords, and there are far fewer to guess. */
export const codeRule = { free: 5, maxDelaySeconds: 3_600 };

/** How an address's password is called among the guards, as tried from devices that are not known. */
export function passwordKey(email: string): string {
  return `password:${email.toLowerCase()}`;
}

/** How somebody's second factor is called among the guards, as tried from devices that are not known. */
export function codeKey(userId: string): string {
  return `code:${userId}`;
}

/** The strictest lockout rule that any organization of this server has set. */
export async function strictestRule(
  db: Pick<Tables, "$queryRaw">,
): Promise<Pick<Guard, "free" | "maxDelaySeconds">> {
  const [rule] = await db.$queryRaw<{ free: number; maxDelaySeconds: number }[]>`
    SELECT COALESCE(min(lockout_attempts), 5) AS free, COALESCE(max(lockout_minutes), 15) * 60 AS "maxDelaySeconds"
    FROM organizations`;
  return rule ?? { free: 5, maxDelaySeconds: 900 };
}

/** The device that a browser is known to be, while it has not failed too often. */
async function trustedDevice(
  ctx: Context,
  whose: { readonly userId: string } | { readonly email: string },
): Promise<string | null> {
  const device = knownDevice(ctx);
  if (!device) return null;
  const [email, userId] = "email" in whose ? [whose.email, null] : [null, whose.userId];
  const [trusted] = await ctx.database.read.$queryRaw<unknown[]>`
    SELECT 1 FROM users u
    WHERE u.id = ${device.userId}::uuid AND (u.email = ${email}::citext OR u.id = ${userId}::uuid)
      AND NOT EXISTS (
        SELECT 1 FROM throttles t WHERE t.failures >= ${mostFromKnownDevice}
          AND t.last_failed_at > clock_timestamp() - interval '1 day'
          AND t.key IN ('password:' || lower(u.email::text) || ':' || ${device.deviceId}::text,
            'code:' || u.id || ':' || ${device.deviceId}::text))`;
  return trusted ? device.deviceId : null;
}

/** Forgets the failures with an address's password, from all devices; answers whether there were any. */
export async function forgivePassword(db: Pick<Tables, "$executeRaw">, email: string): Promise<boolean> {
  const key = passwordKey(email);
  const forgiven = await db.$executeRaw`
    DELETE FROM throttles WHERE key = ${key} OR starts_with(key, ${`${key}:`})`;
  return forgiven > 0;
}
