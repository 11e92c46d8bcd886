import { timingSafeEqual } from "node:crypto";
import type { Transaction } from "@foyer/db/database";
import type { Services } from "../context.ts";
import { removeInChunks } from "../remove-in-chunks.ts";
import type { CallIdentity } from "./call-identity.ts";

/** What is kept of a call. */
export type KeptCall = {
  /** Whether it is this very call, and not another one under the same key. */
  readonly isSame: boolean;
  /** Sealed. */
  readonly steps: readonly string[];
  /** Sealed; null: it has not come to its end. */
  readonly answer: string | null;
};

type Tables = Pick<Transaction, "$queryRaw" | "$executeRaw">;

/** Somebody else who makes the same call was quicker. What they have done is done. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";
}

/** What is kept of a call, for as long as it is. */
export async function findCall(db: Tables, { id, fingerprints }: CallIdentity): Promise<KeptCall | null> {
  const [row] = await db.$queryRaw<
    { fingerprint: Uint8Array; steps: readonly string[]; answer: string | null }[]
  >`
    SELECT fingerprint, steps, answer FROM idempotent_calls WHERE id = ${id} AND ends_at > now()`;
  if (!row) return null;
  const { fingerprint, steps, answer } = row;
  return { isSame: fingerprints.some((each) => timingSafeEqual(each, fingerprint)), steps, answer };
}

/**
 * Keeps what one more transaction of a call has brought, or its answer. `steps` is how many are there already: whoever comes
 * second at the same one waits for the first here, and then undoes their own.
 * @throws Overtaken
 */
export async function keep(
  db: Tables,
  { id, fingerprints: [fingerprint] }: CallIdentity,
  what: { readonly steps: number } & ({ readonly step: string } | { readonly answer: string }),
): Promise<void> {
  const { steps } = what;
  const answer = "answer" in what ? what.answer : null;
  const added = "step" in what ? [what.step] : [];
  const kept =
    steps === 0
      ? await db.$executeRaw`
          INSERT INTO idempotent_calls AS c (id, fingerprint, steps, answer, ends_at)
          VALUES (${id}, ${fingerprint}, ${added}::text[], ${answer}, now() + interval '24 hours')
          ON CONFLICT (id) DO UPDATE SET fingerprint = EXCLUDED.fingerprint, steps = EXCLUDED.steps,
            answer = EXCLUDED.answer, ends_at = EXCLUDED.ends_at
          WHERE c.ends_at <= now()`
      : await db.$executeRaw`
          UPDATE idempotent_calls SET answer = ${answer},
            steps = CASE WHEN ${answer}::text IS NULL THEN steps || ${added}::text[] ELSE '{}' END
          WHERE id = ${id} AND cardinality(steps) = ${steps} AND answer IS NULL`;
  if (kept === 0) throw new Overtaken();
}

/** Removes what was kept long enough, and says how much. */
export async function removeOldCalls({ database }: Services): Promise<number> {
  return removeInChunks(
    (most) => database.read.$executeRaw`
      DELETE FROM idempotent_calls c WHERE c.ends_at <= now() AND c.id IN (
        SELECT id FROM idempotent_calls WHERE ends_at <= now() ORDER BY ends_at LIMIT ${most})`,
  );
}
