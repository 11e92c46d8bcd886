import type { AppRouter } from "@foyer/api/root";
import type { Activity } from "@foyer/contract/activity";
import { createTRPCClient, httpSubscriptionLink } from "@trpc/client";
import { failureOf } from "./failure.ts";
import { queryClient, trpc } from "./trpc.ts";

/** Whose changes come by themselves: an organization's, or those of one place in it. */
export type LiveScope = {
  readonly organizationId: string;
  readonly spaceId?: string;
  readonly eventId?: string;
};

/** What came, and the id by which to go on after it. */
export type LiveEvent = { readonly id: string; readonly activity: Activity };

const client = createTRPCClient<AppRouter>({ links: [httpSubscriptionLink({ url: "/trpc" })] });

/** Milliseconds before the next try, and after which a break is worth mentioning. */
const tryAgainAfter = [1_000, 2_000, 5_000, 10_000, 30_000] as const;
const breakLastsAfter = 12_000;

/** For these there is nothing to wait for: whoever is asking may not, or is somebody else by now. */
const final: readonly string[] = [
  "unauthenticated",
  "mfa_required",
  "mfa_enrolment_required",
  "forbidden",
  "account_disabled",
  "not_found",
];

/**
 * Follows what changes until the signal is given, over every break: those that the browser mends by itself with the id that
 * it has, and those after which it gives up.
 */
export function openStream(
  scope: LiveScope,
  told: {
    readonly signal: AbortSignal;
    /** The id to go on from: of whatever came last, in whichever tab. */
    readonly lastEventId: () => string | undefined;
    readonly onEvent: (event: LiveEvent) => void;
    /** What has happened since the last event is not known. */
    readonly onGap: () => void;
    readonly onLost: (isLost: boolean) => void;
  },
): void {
  const { signal } = told;
  let failures = 0;
  let breakTimer: ReturnType<typeof setTimeout> | undefined;
  let tryTimer: ReturnType<typeof setTimeout> | undefined;

  function connected(): void {
    failures = 0;
    clearTimeout(breakTimer);
    breakTimer = undefined;
    told.onLost(false);
    if (told.lastEventId() === undefined) told.onGap();
  }

  function broken(): void {
    breakTimer ??= setTimeout(() => told.onLost(true), breakLastsAfter);
  }

  function failed(error: unknown): void {
    const failure = failureOf(error);
    if (final.includes(failure.reason)) {
      // What is known of a stream's session may be old: a browser gets a new one when a second factor is set up, say.
      void queryClient.invalidateQueries({ queryKey: trpc.auth.me.queryKey() });
      clearTimeout(breakTimer);
      if (failure.reason !== "unauthenticated" || failures > 0) return;
    }
    broken();
    const wait = tryAgainAfter[Math.min(failures, tryAgainAfter.length - 1)] ?? 0;
    failures += 1;
    // Not all who were cut off together come back at once.
    const spread = wait * (0.75 + Math.random() / 2);
    tryTimer = setTimeout(connect, Math.max(spread, (failure.retryAfterSeconds ?? 0) * 1_000));
  }

  function connect(): void {
    const lastEventId = told.lastEventId();
    const subscription = client.activity.stream.subscribe(
      { ...scope, ...(lastEventId !== undefined && { lastEventId }) },
      {
        signal,
        onStarted: connected,
        onData: ({ id, data }) => told.onEvent({ id, activity: data }),
        onConnectionStateChange: ({ state }) => {
          if (state === "connecting") broken();
        },
        onError: failed,
      },
    );
    signal.addEventListener("abort", () => subscription.unsubscribe(), { once: true });
  }

  signal.addEventListener("abort", () => {
    clearTimeout(breakTimer);
    clearTimeout(tryTimer);
    told.onLost(false);
  });
  connect();
}
