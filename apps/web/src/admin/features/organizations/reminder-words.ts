import type { ReminderRule } from "@foyer/contract/organizations";
import { plural } from "../../lib/moment.ts";
import { zoneName } from "../../lib/zoned-time.ts";

/** What a rule means, in a sentence. */
export function reminderWords(rule: ReminderRule | null, timeZone: string): string {
  if (!rule) return "Nobody is reminded by itself. Whoever invited can remind by hand.";
  const { afterDays, atMost } = rule;
  const after = afterDays === 1 ? "a day" : plural(afterDays, "day");
  const often =
    atMost === 1
      ? "once"
      : `at most ${atMost} times, ${afterDays === 1 ? "a day" : plural(afterDays, "day")} apart`;
  return `Whoever has not answered is reminded by e-mail ${after} after the last message, ${often}: between 8 and 20 o’clock in ${zoneName(timeZone)}, and never once the invitation is over.`;
}
