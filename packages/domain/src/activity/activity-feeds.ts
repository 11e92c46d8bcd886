import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "@foyer/contract/failures";
import type { Database } from "@foyer/db/database";
import { type Listener, listen } from "@foyer/db/listen";
import { type Follower, newFollower } from "./follower.ts";
import type { Horizon } from "./position.ts";
import { type Batch, readActivity, readHorizon } from "./read-activity.ts";

/** What changes, for all of a process who want to know: read once for all who watch an organization. */
export type ActivityFeeds = {
  /**
   * Begins to follow an organization. Whatever is committed from now on comes, and perhaps what was just before.
   * @throws Failure `rate_limited` (somebody follows too often, or too many do), `unavailable`
   */
  join(organizationId: string, userId: string): Promise<Following>;
  close(): Promise<void>;
};

export type Following = {
  /** What the database was like when it began. */
  readonly since: Horizon;
  /** After how many milliseconds it is looked again whether they still may. */
  readonly lookAfter: number;
  /** What comes next; null from time to time, to look whether they still may, and when the signal is given. */
  next(signal: AbortSignal | undefined): Promise<Batch | "behind" | null>;
  /** Ends it. */
  leave(): void;
};

/** How many streams a person may have open here, and all together. */
const mostOfPerson = 20;
const mostInAll = 5_000;
const retryAfterSeconds = 10;

/** Milliseconds between two reads of an organization where much happens, and before one that failed is tried again. */
const pauseBetween = 20;
const pauseAfterFailure = 1_000;

type Feed = {
  readonly organizationId: string;
  readonly followers: Set<Follower>;
  readonly ready: Promise<Horizon>;
  horizon: Horizon | null;
  isDue: boolean;
  isReading: boolean;
};

/**
 * Opens the feeds of a process. There is one connection that listens, and only while somebody follows; `lookAfter` is in how
 * many milliseconds a follower looks at the latest whether they still may.
 */
export function openActivityFeeds({
  database,
  url,
  lookAfter = 5_000,
}: {
  readonly database: Pick<Database, "read">;
  readonly url: string;
  readonly lookAfter?: number;
}): ActivityFeeds {
  const feeds = new Map<string, Feed>();
  const streams = new Map<string, number>();
  let inAll = 0;
  let listener: Listener | null = null;

  function admit(userId: string): void {
    const own = streams.get(userId) ?? 0;
    if (own >= mostOfPerson || inAll >= mostInAll) throw new Failure("rate_limited", { retryAfterSeconds });
    streams.set(userId, own + 1);
    inAll += 1;
  }

  function dismiss(userId: string): void {
    const own = (streams.get(userId) ?? 1) - 1;
    if (own === 0) streams.delete(userId);
    else streams.set(userId, own);
    inAll -= 1;
  }

  /** Listens before it looks where the database is, so that nothing falls in between. */
  function begin(organizationId: string): Feed {
    listener ??= listen({
      url,
      channel: "foyer_activity",
      onNotice: (payload) => void refresh(feeds.get(payload)),
      onListening: () => feeds.forEach((feed) => void refresh(feed)),
    });
    const ready = listener.opened.then(() => readHorizon(database));
    const feed: Feed = {
      organizationId,
      followers: new Set(),
      ready,
      horizon: null,
      isDue: false,
      isReading: false,
    };
    feeds.set(organizationId, feed);
    ready.then(
      (horizon) => {
        feed.horizon = horizon;
        if (feed.isDue) void refresh(feed);
      },
      () => {}, // those who wait for it are told
    );
    return feed;
  }

  /** Reads what is new, for all at once; what is announced while it reads is read right after. */
  async function refresh(feed: Feed | undefined): Promise<void> {
    if (!feed) return;
    feed.isDue = true;
    if (feed.isReading || !feed.horizon) return;
    feed.isReading = true;
    while (feed.isDue && feed.followers.size > 0) {
      feed.isDue = false;
      try {
        const batch = await readActivity(database, feed.organizationId, { since: feed.horizon.snapshot });
        feed.horizon = batch.horizon;
        if (batch.rows?.length !== 0) for (const follower of feed.followers) follower.take(batch);
        await pause(pauseBetween);
      } catch {
        feed.isDue = true; // the database is away: what was not read is there when it is back
        await pause(pauseAfterFailure);
      }
    }
    feed.isReading = false;
  }

  async function leave(feed: Feed, follower: Follower): Promise<void> {
    feed.followers.delete(follower);
    if (feed.followers.size > 0) return;
    if (feeds.get(feed.organizationId) === feed) feeds.delete(feed.organizationId);
    if (feeds.size > 0) return;
    const idle = listener;
    listener = null;
    await idle?.close();
  }

  return {
    async join(organizationId, userId) {
      admit(userId);
      const feed = feeds.get(organizationId) ?? begin(organizationId);
      const follower = newFollower();
      feed.followers.add(follower);
      let isIn = true;
      const out = () => {
        if (!isIn) return;
        isIn = false;
        dismiss(userId);
        void leave(feed, follower);
      };
      try {
        const since = feed.horizon ?? (await feed.ready);
        return { since, lookAfter, next: (signal) => follower.next(lookAfter, signal), leave: out };
      } catch (error) {
        out();
        throw error;
      }
    },
    async close() {
      feeds.clear();
      await listener?.close();
    },
  };
}
