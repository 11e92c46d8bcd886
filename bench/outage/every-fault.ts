import { setTimeout as pause } from "node:timers/promises";
import { openSamples } from "./answer-samples.ts";
import { compareWithMailbox } from "./compare-with-mailbox.ts";
import type { InPlace } from "./in-place.ts";
import { arrival, inviteMany, statusesOf } from "./invite-many.ts";
import { killOften } from "./kill-often.ts";
import { untrueTimelines } from "./untrue-timelines.ts";
import { down, fair, weathers } from "./weathers.ts";

const invitations = 10_000;
const kills = 10;

/** Every fault in turn while ten thousand invitations wait and workers are killed; then all of them are to arrive. */
export async function everyFault(inPlace: InPlace): Promise<void> {
  const { sink, say, expect, services } = inPlace;
  say(`${invitations} invitations, two workers, ${kills} SIGKILLs, a mail server with every fault`);
  await sink.change(fair);
  const quick = await openSamples(inPlace);
  say(`  before: ${await quick.take(30)}`);
  await arrival(inPlace);
  await sink.change(down);

  const began = performance.now();
  const since = () => `${((performance.now() - began) / 1_000).toFixed(0).padStart(4)} s`;
  await inviteMany(inPlace, invitations, "outage");
  say(`${since()} all invitations are made`);
  const deaths = killOften(inPlace, kills, (line) => say(`${since()} ${line}`));
  const untrue: string[] = [];
  for (const { name, seconds, weather } of weathers) {
    await sink.change(weather);
    say(`${since()} the server ${name}`);
    await pause(seconds * 1_000);
    untrue.push(...(await untrueTimelines(inPlace, { count: 20, name: "outage." })));
    say(`          ${await statusesOf(services)}`);
    if (weather === down) say(`       meanwhile: ${await quick.take(30)}`);
  }
  const inFlight = await deaths;
  say(`${since()} the last worker has been killed`);
  say(`       while mail leaves: ${await quick.take(30)}`);
  await arrival(inPlace);
  say(`${since()} everything has left`);
  untrue.push(...(await untrueTimelines(inPlace, { count: 200, name: "outage." })));
  for (const each of untrue.slice(0, 5)) say(`       ${each}`);
  expect(untrue.length === 0, "timelines say what happened");
  await compareWithMailbox(inPlace, { inFlight, invitations });
}
