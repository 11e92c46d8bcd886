const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

export type Expiry = {
  /** Date and time, in the visitor's language and time zone. */
  readonly absolute: string;
  /** "in 7 days"; `null` when this computer's clock says something that the server, which decides, does not. */
  readonly relative: string | null;
  /** Less than a day left. */
  readonly soon: boolean;
};

/**
 * When an open invitation ends. Hours and minutes are rounded down: nobody is promised time that is not there. Days are
 * those to the day on which it ends, so that a week that has just begun has seven, and never to the day after.
 */
export function expiry(expiresAt: string, now: Date, locale: string): Expiry {
  const end = new Date(expiresAt);
  const left = end.getTime() - now.getTime();
  return {
    absolute: new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" }).format(end),
    relative: left < minute ? null : timeLeft(left < 2 * day ? left : daysTo(end, now) * day, locale),
    soon: left < day,
  };
}

/** The nearest number of days, as far as the calendar of the visitor has them. */
function daysTo(end: Date, now: Date): number {
  const midnights = new Date(end).setHours(0, 0) - new Date(now).setHours(0, 0);
  return Math.min(Math.round((end.getTime() - now.getTime()) / day), Math.round(midnights / day));
}

/** "in 2 minutes": how long to wait before something that was asked too often. Whole minutes are rounded up. */
export function waitingTime(seconds: number, locale: string): string {
  return timeLeft(seconds < 60 ? seconds * second : Math.ceil(seconds / 60) * minute, locale);
}

/** "in 6 days"; `left` in milliseconds. */
function timeLeft(left: number, locale: string): string {
  const [size, unit] =
    left < minute
      ? ([second, "second"] as const)
      : left < 2 * hour
        ? ([minute, "minute"] as const)
        : left < 2 * day
          ? ([hour, "hour"] as const)
          : ([day, "day"] as const);
  return new Intl.RelativeTimeFormat(locale).format(Math.floor(left / size), unit);
}
