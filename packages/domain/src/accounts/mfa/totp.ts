import type { Transaction } from "@foyer/db/database";
import { verify } from "otplib";

/**
 * The time step that a code of an authenticator belongs to, by the database's clock; null for a wrong code. One step of 30
 * seconds each way is forgiven (RFC 6238 §5.2). Whether the step was used before is the caller's to claim.
 */
export async function stepOf(
  tx: Pick<Transaction, "$queryRaw">,
  secret: string,
  code: string,
): Promise<number | null> {
  const [clock] = await tx.$queryRaw<{ epoch: number }[]>`
    SELECT floor(extract(epoch FROM now()))::float8 AS epoch`;
  return clock ? stepAt(clock.epoch, secret, code) : null;
}

/** The same at a certain second of Unix time. */
export async function stepAt(epoch: number, secret: string, code: string): Promise<number | null> {
  const result = await verify({ secret, token: code, epoch, epochTolerance: 30 });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}
