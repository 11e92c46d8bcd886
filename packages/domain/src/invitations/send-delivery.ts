import type { Message } from "@foyer/mailer/mailer";
import type { Services } from "../context.ts";
import { isDaytime, nextMorning } from "../daytime.ts";
import { handOver, type Outcome, type Post } from "../hand-over.ts";
import { asksForAnswer } from "../mail/asks-for-answer.ts";
import { inGroups } from "../mail/sending/in-groups.ts";
import { secondsToNextTry, secondsUntilThereIsRoom } from "../mail/sending/next-try.ts";
import { nextTurns } from "../mail/sending/next-turns.ts";
import type { WayOut } from "../mail/sending/post-office.ts";
import { waysOutOf } from "../mail/sending/ways-out-of.ts";
import { whoIsSuppressed } from "../mail/suppressions/who-is-suppressed.ts";
import { type StyleOf, stylesOf } from "../mail/templates/styles-of.ts";
import { type Note, noteAttempts } from "./note-attempts.ts";
import { type DeliveryToSend, readDeliveries } from "./read-delivery.ts";
import { tokenOf, writeMessage } from "./write-message.ts";

/** What sending stands on. */
type Ground = Pick<Services, "database" | "jobs" | "keys" | "mail" | "publicUrl">;

/** The job of one message. */
export type DeliveryJob = {
  readonly jobId: string;
  readonly deliveryId: string;
  readonly signal?: AbortSignal | undefined;
};

/** A message whose turn may have come, by its way out. */
type Waiting = {
  readonly job: DeliveryJob;
  readonly delivery: DeliveryToSend;
  readonly way: WayOut;
};

/** A message that goes out now. */
type Ready = Waiting & { readonly message: Message };

/**
 * Hands queued messages to their ways out and writes down what those said, and when the ones are tried again that could not
 * leave. Tells what is true now: a message whose invitation has ended in the meantime is withdrawn. Called again for one that
 * has left, it does nothing. Answers which of the jobs failed for reasons of our own, and why.
 */
export async function sendDeliveries(
  services: Ground,
  post: Post,
  jobs: readonly DeliveryJob[],
): Promise<ReadonlyMap<string, unknown>> {
  const failed = new Map<string, unknown>();
  const notes = inGroups<Note>((group) => noteAttempts(services, group));
  const each = async <Item extends { readonly job: DeliveryJob }>(
    items: readonly Item[],
    work: (item: Item) => Promise<void>,
  ) => {
    const attempt = async (item: Item) => {
      try {
        await work(item);
      } catch (error) {
        failed.set(item.job.jobId, error);
      }
    };
    await Promise.all(items.map(attempt));
  };

  const sendNow = ({ delivery, way, message, job: { signal } }: Ready): Promise<Outcome> =>
    handOver(post, message, { way, token: tokenOf(services, delivery), signal });

  const { waiting, turnedAway } = withinRoom(await readWaiting(services, post, jobs));
  const suppressed = await whoIsRefused(services, waiting);
  const styleOf = await stylesOf(
    services,
    waiting.map(({ delivery }) => delivery.organizationId),
  );
  const ready: Ready[] = [];
  await each(waiting, async (item) => {
    const decision = decide(services, post, {
      ...item,
      styleOf,
      isSuppressed: suppressed.has(item.delivery.id),
    });
    if ("message" in decision) ready.push({ ...item, message: decision.message });
    else await notes.add(noteOf(item, decision));
  });
  const { now, later } = await keepPace(services, ready);
  await markOwn(services, now);
  await Promise.all([
    each(turnedAway, (item) => notes.add(noteOf(item, { again: { inSeconds: secondsUntilThereIsRoom() } }))),
    each(later, ({ at, ...item }) => notes.add(noteOf(item, { again: { at, isTurn: true } }))),
    each(now, async (item) => {
      const note = noteOn(item, await sendNow(item));
      if (note) await notes.add(note);
    }),
  ]);
  return failed;
}

/** The same for one message, whose job has its id. @throws Error for reasons of our own */
export async function sendDelivery(services: Ground, post: Post, deliveryId: string): Promise<void> {
  const failed = await sendDeliveries(services, post, [{ jobId: deliveryId, deliveryId }]);
  for (const error of failed.values()) throw error;
}

/** Writes down that the workers that had a message in hand died of it, again and again. */
export async function giveUpDelivery(
  { database }: Pick<Services, "database">,
  deliveryId: string,
): Promise<void> {
  await database.read.$executeRaw`
    UPDATE deliveries SET status = 'failed', changed_at = now(), next_attempt_at = NULL, turn_at = NULL
    WHERE id = ${deliveryId}::uuid AND status IN ('queued', 'retrying')`;
}

async function readWaiting(
  services: Ground,
  { office }: Post,
  jobs: readonly DeliveryJob[],
): Promise<readonly Waiting[]> {
  const deliveries = await readDeliveries(
    services,
    jobs.map(({ deliveryId }) => deliveryId),
  );
  const wayOf = await waysOutOf(
    services,
    office,
    [...deliveries.values()].map(({ organizationId }) => organizationId),
  );
  return jobs.flatMap((job) => {
    const delivery = deliveries.get(job.deliveryId);
    return delivery ? [{ job, delivery, way: wayOf(delivery.organizationId) }] : [];
  });
}

/** Parts from the rest those that their ways out would turn away at once: they need not be written for that. */
function withinRoom(items: readonly Waiting[]) {
  const waiting: Waiting[] = [];
  const turnedAway: Waiting[] = [];
  for (const those of Map.groupBy(items, ({ way }) => way.key).values()) {
    const room = those[0]?.way.room() ?? 0;
    waiting.push(...those.slice(0, room));
    turnedAway.push(...those.slice(room));
  }
  return { waiting, turnedAway };
}

/** The ids of the invitations and reminders whose addresses have come onto the list since they were queued. */
async function whoIsRefused(services: Ground, waiting: readonly Waiting[]): Promise<ReadonlySet<string>> {
  const asked = waiting
    .map(({ delivery }) => delivery)
    .filter(({ purpose }) => asksForAnswer.includes(purpose));
  const refused: string[] = [];
  for (const [organizationId, deliveries] of Map.groupBy(asked, (each) => each.organizationId)) {
    const emails = [...new Set(deliveries.map(({ recipient }) => recipient))];
    const suppressed = await whoIsSuppressed(services, services.database.read, { organizationId, emails });
    refused.push(...deliveries.flatMap(({ id, recipient }) => (suppressed.has(recipient) ? [id] : [])));
  }
  return new Set(refused);
}

type Decision = Partial<Pick<Note, "status" | "detail" | "provider" | "again" | "recipientRefused">>;

/** The message as it is now, or what is written down instead. */
function decide(
  services: Ground,
  post: Post,
  {
    delivery,
    way,
    styleOf,
    isSuppressed,
  }: Waiting & { readonly styleOf: StyleOf; readonly isSuppressed: boolean },
): { readonly message: Message } | Decision {
  const message = writeMessage(services, post, { delivery, way, styleOf });
  if (!message) return { status: "withdrawn" };
  if (isSuppressed) {
    return { status: "withdrawn", detail: "Not sent: this address gets no more invitations from here." };
  }
  const { automatic, now, invitation } = delivery;
  const { timeZone } = invitation.organization;
  // What nobody asked for wakes nobody up.
  if (automatic && !isDaytime(now, timeZone)) {
    return { again: { at: nextMorning(now, timeZone), isTurn: false } };
  }
  return { message };
}

// Milliseconds. Workers look once a second for what has fallen due.
const soon = 1_000;
// Whoever comes later for their turn has missed it: after an outage nobody would be left to keep the pace.
const grace = 60_000;

/** Parts those that may leave now from those that a way out with a pace takes later. */
async function keepPace(
  { database }: Pick<Services, "database">,
  ready: readonly Ready[],
): Promise<{ now: readonly Ready[]; later: readonly (Ready & { readonly at: Date })[] }> {
  const now: Ready[] = [];
  const later: (Ready & { readonly at: Date })[] = [];
  const turnless: Ready[] = [];
  for (const item of ready) {
    const { turnAt, now: readAt } = item.delivery;
    const late = turnAt && readAt.getTime() - turnAt.getTime();
    if (item.way.perMinute === null) now.push(item);
    else if (turnAt === null || late === null || late > grace) turnless.push(item);
    else if (late < -soon) later.push({ ...item, at: turnAt });
    else now.push(item);
  }
  for (const items of Map.groupBy(turnless, ({ way }) => way.key).values()) {
    const [{ way } = {}] = items;
    if (!way || way.perMinute === null) continue;
    const { key, perMinute } = way;
    const { turns, now: takenAt } = await nextTurns(database.read, { key, perMinute, count: items.length });
    items.forEach((item, place) => {
      const at = turns[place];
      if (!at || at.getTime() <= takenAt.getTime() + soon) now.push(item);
      else later.push({ ...item, at });
    });
  }
  return { now, later };
}

/**
 * Marks the messages that leave by a way which their organization has chosen, before they do: from then on its admins may
 * have the links in them, and whoever comes by one has not shown that the address is theirs.
 */
async function markOwn({ database }: Pick<Services, "database">, ready: readonly Ready[]): Promise<void> {
  const ids = ready.flatMap(({ delivery, way }) =>
    way.isOwn && !delivery.byOwnProvider ? [delivery.id] : [],
  );
  if (ids.length === 0) return;
  await database.read
    .$executeRaw`UPDATE deliveries SET by_own_provider = true WHERE id = ANY(${ids}::uuid[])`;
}

/** What is written down of an attempt; null: nothing, because somebody else makes the next one. */
function noteOn(item: Waiting, outcome: Outcome): Note | null {
  const { provider } = item.way;
  switch (outcome.kind) {
    case "sent":
      return noteOf(item, { status: "sent", detail: outcome.detail, provider });
    case "refused": {
      const { detail, recipientRefused } = outcome;
      return noteOf(item, { status: "bounced", detail, provider, recipientRefused });
    }
    case "put_off": {
      const inSeconds = secondsToNextTry(item.delivery.attempts + 1, outcome.askedSeconds);
      return noteOf(item, { status: "retrying", detail: outcome.detail, provider, again: { inSeconds } });
    }
    case "untried":
      return noteOf(item, { again: { inSeconds: secondsUntilThereIsRoom() } });
    case "let_go":
      return null;
  }
}

function noteOf({ job, delivery }: Waiting, decision: Decision): Note {
  return {
    jobId: job.jobId,
    delivery,
    status: null,
    detail: null,
    provider: null,
    again: null,
    recipientRefused: false,
    ...decision,
  };
}
