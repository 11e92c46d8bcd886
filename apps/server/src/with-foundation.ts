import type { Given } from "./command.ts";
import { type Foundation, layFoundation } from "./foundation.ts";

/** Lays the foundation for one piece of work that runs no jobs, and leaves it in any case. */
export async function withFoundation(
  { config, log }: Given,
  work: (foundation: Foundation) => Promise<void>,
): Promise<void> {
  const foundation = await layFoundation(config, log, "enqueue");
  try {
    await work(foundation);
  } finally {
    await foundation.close();
  }
}
