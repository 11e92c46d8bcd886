import type { SmtpBehaviour } from "../../packages/testing/src/mail-servers/faulty-smtp.ts";
import type { Weather } from "./open-faulty-sink.ts";

/** Takes everything, slowly enough for something to be in flight at any moment. */
export const fair: Weather = { isDown: false, door: "open", fates: [{ kind: "accept", after: 5 }] };

/** Nobody is there. */
export const down: Weather = { ...fair, isDown: true };

/**
 * Every fault, and for how many seconds. Those that keep a message waiting longest come last: a worker lets go of it after two
 * minutes at most.
 */
export const weathers: readonly {
  readonly name: string;
  readonly seconds: number;
  readonly weather: Weather;
}[] = [
  { name: "is down", seconds: 12, weather: down },
  { name: "says 421 to whoever connects", seconds: 6, weather: { ...fair, door: "busy" } },
  {
    name: "says 451 or 452 to every recipient",
    seconds: 6,
    weather: { ...fair, fates: [refusal(451), refusal(452)] },
  },
  { name: "takes everything", seconds: 6, weather: fair },
  {
    name: "hangs up after DATA, three times of four",
    seconds: 8,
    weather: {
      ...fair,
      fates: [
        { kind: "drop", message: "lost" },
        { kind: "drop", message: "taken" },
        { kind: "drop", message: "answered" },
        { kind: "accept", after: 5 },
      ],
    },
  },
  { name: "hangs up on whoever connects", seconds: 4, weather: { ...fair, door: "slams" } },
  { name: "takes everything", seconds: 5, weather: fair },
  { name: "is silent after DATA", seconds: 6, weather: { ...fair, fates: [{ kind: "hang" }] } },
  {
    name: "drips words without end",
    seconds: 6,
    weather: { ...fair, fates: [{ kind: "tarpit", every: 500 }] },
  },
  { name: "is back", seconds: 0, weather: fair },
];

function refusal(code: number): SmtpBehaviour {
  return { kind: "refuse", at: "recipient", code, words: "4.3.0 Not now" };
}
