import type { Services } from "@foyer/domain/context";
import type { Jobs } from "@foyer/jobs/jobs";
import { readBounces } from "@foyer/jobs/queues";
import type { Logger } from "pino";
import { readBounceMailbox } from "./read-bounce-mailbox.ts";

/** Starts the worker that reads the mailbox for reports every minute. Of an installation that has none, it has nothing to do. */
export async function workOnBounces(
  services: Services,
  jobs: Pick<Jobs, "work">,
  { url, log }: { readonly url: string | null; readonly log: Logger },
): Promise<void> {
  await jobs.work(readBounces, 1, async (_, { signal }) => {
    if (url === null) return;
    const read = await readBounceMailbox(services, { url, signal, log });
    if (Object.keys(read).length > 0) log.info(read, "reports of failed delivery read");
  });
}
