import type { MfaPolicy } from "@foyer/contract/security";
import { duration, plural } from "../../lib/moment.ts";

/** What an organization can ask of its people, the mildest first. */
export const mfaPolicyWords: Record<MfaPolicy, { readonly label: string; readonly meaning: string }> = {
  off: {
    label: "Nobody is expected to have one",
    meaning:
      "The password alone is enough, and nobody is asked to set up more. Whoever has a second factor keeps it, and is asked for their code.",
  },
  optional: {
    label: "Everybody decides for themselves",
    meaning:
      "It works as the first choice does, and only says something else: that a second factor is welcome. Whoever sets one up is asked for a code at every sign-in.",
  },
  required_for_admins: {
    label: "Owners and admins must have one",
    meaning:
      "Until they have set it up, they and their API keys reach nothing here. Members decide for themselves.",
  },
  required: {
    label: "Everybody must have one",
    meaning: "Until they have set it up, nobody and no API key reaches anything here.",
  },
};

/** Whose rule counts for passwords: which organizations somebody belongs to must not show at the door. */
export const strictestCounts =
  "The fewest tries and the longest wait that any organization on this server has set hold for everybody: a rule of its own would tell who has an account.";

/** What this policy does not decide. */
export const codesHaveTheirOwnRule =
  "Codes of a second factor follow a fixed rule: after five wrong ones each further try has to wait, up to an hour.";

const hoursOffered = {
  idle: [1, 4, 8, 12, 24, 72, 168, 336, 720, 2160],
  lifetime: [8, 12, 24, 72, 168, 336, 720, 2160, 4320, 8760],
};
const minutesOffered = [1, 5, 10, 15, 30, 60];

type Choice = { readonly value: number; readonly label: string };

/** Lengths of time to choose from, in hours: the usual ones, and what it is now. */
export function hourChoices(of: keyof typeof hoursOffered, now: number): readonly Choice[] {
  return choices(hoursOffered[of], now, duration);
}

/** The longest waits to choose from, in minutes. */
export function minuteChoices(now: number): readonly Choice[] {
  return choices(minutesOffered, now, (minutes) => (minutes === 60 ? "1 hour" : plural(minutes, "minute")));
}

function choices(
  offered: readonly number[],
  now: number,
  words: (value: number) => string,
): readonly Choice[] {
  return [...new Set([...offered, now])]
    .toSorted((one, other) => one - other)
    .map((value) => ({ value, label: words(value) }));
}
