import { setTimeout as pause } from "node:timers/promises";
import { cleanUp } from "../../packages/domain/src/clean-up.ts";
import { expectNoJobs } from "./expect-no-jobs.ts";
import type { InPlace } from "./in-place.ts";
import { arrival, inviteMany } from "./invite-many.ts";
import { letPass } from "./let-pass.ts";
import { untrueTimelines } from "./untrue-timelines.ts";
import { down, fair } from "./weathers.ts";

const invitations = 1_000;
// Hours that pass at once.
const hop = 6;

/** Three days without a mail server, by making everything older: with tries, the upkeep of the queue and the clean-up. */
export async function threeDays(inPlace: InPlace): Promise<void> {
  const { sink, services, say, expect, crew } = inPlace;
  const { database } = services;
  const began = performance.now();
  say(`72 hours of outage, ${invitations} invitations`);
  await sink.change(down);
  await inviteMany(inPlace, invitations, "three.days");
  const fewestTries = async () => {
    const [row] = await database.read.$queryRaw<{ fewest: number }[]>`
      SELECT COALESCE(min(attempts), 0)::int AS fewest FROM deliveries WHERE starts_with(recipient, 'three.days')`;
    return row?.fewest ?? 0;
  };
  const allTried = async (times: number) => {
    while ((await fewestTries()) < times) await pause(200);
  };
  await allTried(1);
  for (let hours = 0; hours < 72; hours += hop) {
    const tries = await fewestTries();
    await letPass(database, `${hop} hours`);
    await cleanUp(services);
    if (hours === 36) {
      await crew.kill(0);
      await crew.start(0);
    }
    await allTried(tries + 1);
  }
  const [waiting] = await database.read.$queryRaw<{ waiting: number; hours: number }[]>`
    SELECT count(*)::int AS waiting, (EXTRACT(EPOCH FROM now() - max(queued_at)) / 3600)::float8 AS hours FROM deliveries
    WHERE status = 'retrying' AND starts_with(recipient, 'three.days')`;
  expect(
    waiting?.waiting === invitations && waiting.hours >= 72,
    `after ${waiting?.hours.toFixed(1)} hours all of them wait (${waiting?.waiting}), tried ${await fewestTries()} times or more`,
  );
  const untrueYet = await untrueTimelines(inPlace, { count: 50, name: "three.days." });
  await sink.change(fair);
  await letPass(database, "15 minutes");
  await arrival(inPlace);
  const untrue = [...untrueYet, ...(await untrueTimelines(inPlace, { count: 100, name: "three.days." }))];
  for (const each of untrue.slice(0, 5)) say(`       ${each}`);
  expect(untrue.length === 0, "timelines say what happened");
  const taken = (await Promise.all(sink.urls.map((_, port) => sink.takenAt(port)))).flat();
  const late = taken.filter(({ to }) => to.startsWith("three.days"));
  const arrived = new Set(late.map(({ to }) => to));
  const lost = invitations - arrived.size;
  expect(lost === 0, `none is lost (${lost} are), ${late.length - arrived.size} came twice`);
  expect(late.length === arrived.size, "none came twice: nothing was in flight when a worker was killed");
  const [sent] = await database.read.$queryRaw<{ sent: number }[]>`
    SELECT count(*)::int AS sent FROM deliveries WHERE status = 'sent' AND starts_with(recipient, 'three.days')`;
  expect(sent?.sent === invitations, `every one is written down as sent (${sent?.sent})`);
  await expectNoJobs(services, expect);
  say(`  took ${((performance.now() - began) / 1_000).toFixed(0)} s`);
}
