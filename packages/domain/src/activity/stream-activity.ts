import { setTimeout as pause } from "node:timers/promises";
import type { Activity, StreamActivity } from "@foyer/contract/activity";
import { isUnavailable } from "@foyer/db/trouble";
import { identify } from "../accounts/identify.ts";
import { authorize, type Host } from "../authorize.ts";
import type { Context } from "../context.ts";
import { hostOf } from "../invitations/host-of.ts";
import type { Following } from "./activity-feeds.ts";
import { idOf, isTold, type Position, positionIn, positionsAfter } from "./position.ts";
import { type ActivityRow, type Batch, readActivity, readHorizon } from "./read-activity.ts";
import { isLater } from "./snapshot.ts";

/** What is told, and the id by which to go on after it. */
type ToldActivity = { readonly id: string; readonly activity: Activity };

/**
 * What changes in an organization or one of its places, as it changes, to those who manage it. Whoever goes on from the id of
 * an event is told everything after it, once; whoever was away for too long, or brings an id that leads nowhere, is told
 * `reset`, and everything from then on. Whether they still may is asked again every few seconds, and before anything is told
 * that has to do with it.
 * @throws Failure as `hostOf`, also later on; `rate_limited`, `unavailable`
 */
export async function* streamActivity(
  ctx: Context,
  input: StreamActivity,
  signal: AbortSignal | undefined,
): AsyncGenerator<ToldActivity> {
  const host = await hostNow(ctx, input);
  const following = await ctx.activity.join(host.organizationId, host.caller.userId);
  try {
    yield* tell({ ctx, input, host, following, signal });
  } finally {
    following.leave();
  }
}

type Telling = {
  readonly ctx: Context;
  readonly input: StreamActivity;
  readonly host: Host;
  readonly following: Following;
  readonly signal: AbortSignal | undefined;
};

async function* tell({ ctx, input, host, following, signal }: Telling): AsyncGenerator<ToldActivity> {
  let position: Position = { snapshot: following.since.snapshot, within: null };
  let news: Batch | "behind" | null = null;
  if (input.lastEventId !== undefined) {
    // Another server may have been ahead of the feed here.
    const horizon = await readHorizon(ctx.database);
    const reached = positionIn(input.lastEventId, horizon);
    position = reached ?? { snapshot: horizon.snapshot, within: null };
    if (reached) news = "behind";
    else yield { id: idOf(position, horizon), activity: { type: "reset" } };
  }

  const { organizationId, placeId } = host;
  let lookedAt = performance.now();
  for (;;) {
    if (signal?.aborted) return;
    if (news) {
      const since = position.snapshot;
      const batch: Batch =
        news === "behind" ? await readActivity(ctx.database, organizationId, { since, placeId }) : news;
      if (batch.rows?.some(isAboutAuthority)) await confirm(ctx, input, signal);
      const told = toldOf(batch, position, placeId);
      yield* told.events;
      position = told.position;
    }
    news = await following.next(signal);
    // Also by the clock: where something happens all the time it is never quiet for so long.
    if (news === null || performance.now() - lookedAt >= following.lookAfter) {
      await confirm(ctx, input, signal);
      lookedAt = performance.now();
    }
  }
}

/** What of a batch is new to somebody at a position and theirs to know, and where that leads. */
function toldOf(
  { horizon, rows }: Batch,
  position: Position,
  placeId: string | null,
): { readonly events: readonly ToldActivity[]; readonly position: Position } {
  // Read before what was told last.
  if (!isLater(horizon.snapshot, position.snapshot)) return { events: [], position };
  const end: Position = { snapshot: horizon.snapshot, within: null };
  if (!rows) return { events: [{ id: idOf(end, horizon), activity: { type: "reset" } }], position: end };
  const fresh = rows.filter((row) => !isTold(position, row));
  const after = positionsAfter(position, fresh, horizon.snapshot);
  const events = fresh.flatMap((row, place) =>
    placeId === null || row.placeId === placeId
      ? [{ id: idOf(after[place] ?? end, horizon), activity: activityOf(row) }]
      : [],
  );
  return { events, position: end };
}

function activityOf({ at, act, subjectKind, subjectId, placeId, count }: ActivityRow): Activity {
  const subject = { kind: subjectKind, id: subjectId };
  return { type: "change", at: at.toISOString(), act, subject, placeId, count };
}

/** By what is done to a person, a place or the organization somebody may have lost what lets them watch. */
function isAboutAuthority({ subjectKind }: ActivityRow): boolean {
  return !["invitation", "delivery", "attendee", "import"].includes(subjectKind);
}

/**
 * Finds out anew who asks, and whether they may. While the database is away nobody knows, and nothing is told.
 * @throws Failure as `hostNow`, `unauthenticated` where the session or key has ended
 */
async function confirm(ctx: Context, input: StreamActivity, signal: AbortSignal | undefined): Promise<void> {
  const { visitor } = ctx;
  for (;;) {
    if (signal?.aborted) return;
    try {
      const identity = await identify(ctx, visitor, { authorization: visitor.authorization, safe: true });
      await hostNow({ ...ctx, ...identity }, input);
      return;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      await pause(1_000);
    }
  }
}

/** Who watches all of an organization sees what its audit log shows; who watches a place, what is of that place. */
async function hostNow(ctx: Context, { lastEventId: _, ...filter }: StreamActivity): Promise<Host> {
  const host = await hostOf(ctx, filter);
  if (host.placeId === null) authorize(ctx, "audit.view", host.organizationId);
  return host;
}
