import { setTimeout as pause } from "node:timers/promises";
import { deliveryIn } from "./compare-with-mailbox.ts";
import type { InPlace } from "./in-place.ts";

/**
 * Kills workers at random moments, each started again at once, and answers of each kill which messages were in flight: taken
 * from that worker, and not written down as sent.
 */
export async function killOften(
  { crew, sink, services }: InPlace,
  kills: number,
  say: (line: string) => void,
): Promise<readonly ReadonlySet<string>[]> {
  const deaths: Set<string>[] = [];
  const before = await Promise.all(sink.urls.map((_, port) => sink.takenAt(port)));
  const startedAt = before.map(({ length }) => length);
  while (deaths.length < kills) {
    await pause(1_000 + 6_000 * Math.random());
    const place = Math.floor(Math.random() * sink.urls.length);
    await crew.kill(place);
    const unsent = await services.database.read.$queryRaw<{ id: string }[]>`
      SELECT id FROM deliveries WHERE status IN ('queued', 'retrying')`;
    const unsentIds = new Set(unsent.map(({ id }) => id));
    await pause(200); // what the server had in hand, it takes
    const taken = await sink.takenAt(place);
    const ofThisOne = taken.slice(startedAt[place]).map(({ messageId }) => deliveryIn(messageId));
    const inFlight = new Set(ofThisOne.filter((id) => unsentIds.has(id)));
    deaths.push(inFlight);
    startedAt[place] = taken.length;
    say(`kill ${deaths.length}: worker ${place + 1}, ${inFlight.size} mails in flight`);
    await crew.start(place);
  }
  return deaths;
}
