import { setTimeout as pause } from "node:timers/promises";
import type { Services } from "../../packages/domain/src/context.ts";
import type { InPlace } from "./in-place.ts";

/** The queue has nothing left to do. */
export async function expectNoJobs({ database }: Services, expect: InPlace["expect"]): Promise<void> {
  const unfinished = async () => {
    const [left] = await database.read.$queryRaw<{ jobs: number }[]>`
      SELECT count(*)::int AS jobs FROM pgboss.job
      WHERE name IN ('delivery.send', 'delivery.give_up') AND state <> 'completed'`;
    return left?.jobs ?? 0;
  };
  // Jobs of messages that had left when their worker was killed come back once more, after its last sign of life.
  for (let waited = 0; waited < 90 && (await unfinished()) > 0; waited++) await pause(1_000);
  const jobs = await unfinished();
  expect(jobs === 0, `no job is left (${jobs} are)`);
}
