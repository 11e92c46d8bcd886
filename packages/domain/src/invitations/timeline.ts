import {
  type DeliveryStatus,
  type Invitation,
  type TimelineEntry,
  timelineEntry,
} from "@foyer/contract/invitations";
import type { Prisma } from "@foyer/db/database";
import { z } from "zod";

type DeliveryPurpose = Prisma.DeliveryGetPayload<object>["purpose"];

type DeliveryRow = {
  readonly purpose: DeliveryPurpose;
  readonly number: number | null;
  readonly status: DeliveryStatus;
  readonly detail: string | null;
  readonly queuedAt: Date;
  readonly changedAt: Date;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly openedAt: Date | null;
};

/** An entry, and its rank among those of the same instant. */
type Ranked = TimelineEntry & { readonly rank: number };

type ActRow = {
  readonly act: string;
  readonly at: Date;
  readonly actor: { readonly name: string } | null;
  readonly details: unknown;
};

// What stands first when two things happened in the same transaction, and so at the same instant.
const order: readonly TimelineEntry["type"][] = [
  "created",
  "updated",
  "link_copied",
  "link_requested",
  "resent",
  "reminded",
  "renewed",
  "queued",
  "retried",
  "retrying",
  "sent",
  "delivered",
  "bounced",
  "failed",
  "opened",
  "waiting",
  "accepted",
  "declined",
  "cancelled",
  "unsubscribed",
  "withdrawn",
  "offer_lapsed",
  "seat_offered",
  "expired",
];

// What is sent because of one of those comes after it; what is sent to be answered comes before.
const saysWhatHappened: readonly DeliveryPurpose[] = [
  "confirmation",
  "seat_offered",
  "event_updated",
  "event_cancelled",
];
// Says nothing about the invitee, and what became of it tells the address of a colleague.
const toTheTeam: readonly DeliveryPurpose[] = ["link_requested", "answered"];

/** All that happened to an invitation, the oldest first, told from what was written down when it happened. */
export function timelineOf(
  invitation: Pick<Invitation, "status" | "expiresAt">,
  deliveries: readonly DeliveryRow[],
  acts: readonly ActRow[],
): TimelineEntry[] {
  const entries = [...acts.flatMap(entriesOfAct), ...deliveries.flatMap(entriesOfDelivery)];
  // Time alone expires an invitation: it shows before the sweep has written it down.
  const noted = entries.some(({ type, at }) => type === "expired" && at === invitation.expiresAt);
  if (invitation.status === "expired" && !noted)
    entries.push(entry("expired", new Date(invitation.expiresAt)));
  return entries
    .toSorted((a, b) => a.at.localeCompare(b.at) || a.rank - b.rank)
    .map(({ rank: _, ...told }) => told);
}

function entry(
  type: TimelineEntry["type"],
  at: Date,
  about: Partial<Pick<TimelineEntry, "message" | "actor" | "detail">> = {},
): Ranked {
  const rank = order.indexOf(type);
  return { at: at.toISOString(), type, message: null, actor: null, detail: null, ...about, rank };
}

function entriesOfAct({ act, at, actor, details }: ActRow): Ranked[] {
  const type = timelineEntry.shape.type.parse(act.replace("invitation.", ""));
  const told = entry(type, type === "expired" ? expiredAt(details, at) : at, {
    actor: actor?.name ?? null,
    message: numberIn(details),
    detail: type === "unsubscribed" ? textIn(details, "detail") : null,
  });
  if (type !== "retried") return [told];
  return toTheTeam.some((purpose) => purpose === fieldOf(details, "purpose"))
    ? []
    : [...entriesBefore(details), told];
}

/** What had become of a message until somebody asked for another try: its row speaks of that one alone. */
const before = z.object({
  after: z.object({
    status: z.enum(["retrying", "bounced", "failed"]),
    detail: z.string().nullable(),
    at: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
  }),
});

function entriesBefore(details: unknown): Ranked[] {
  const read = before.safeParse(details);
  if (!read.success) return [];
  const { status, detail, at, sentAt } = read.data.after;
  const message = numberIn(details);
  const entries = [
    ...(sentAt === null ? [] : [entry("sent", new Date(sentAt), { message })]),
    entry(status, new Date(at), { message, detail }),
  ];
  // Between being queued and being asked for again, in their own order.
  const start = order.indexOf("queued");
  return entries.map((each) => ({ ...each, rank: start + each.rank / order.length }));
}

function entriesOfDelivery(delivery: DeliveryRow): Ranked[] {
  const { purpose, number, status, detail, queuedAt, changedAt, sentAt, deliveredAt, openedAt } = delivery;
  if (toTheTeam.includes(purpose)) return [];
  const message = { message: number };
  const entries: Ranked[] = [];
  if (status !== "link") entries.push(entry("queued", queuedAt, message));
  if (sentAt) entries.push(entry("sent", sentAt, message));
  // The provider's clock may be slow, and its word may come before ours is written down.
  if (deliveredAt) entries.push(entry("delivered", latest(deliveredAt, leftAt(delivery)), message));
  if (status !== "link" && status !== "queued")
    entries.push(entry(status, changedAt, { ...message, detail }));
  if (openedAt) entries.push(entry("opened", openedAt, message));
  const later = saysWhatHappened.includes(purpose) ? order.length : 0;
  return entries.map((each) => ({ ...each, rank: each.rank + later }));
}

function leftAt({ status, sentAt, changedAt, queuedAt }: DeliveryRow): Date {
  return sentAt ?? (status === "sent" ? changedAt : queuedAt);
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function expiredAt(details: unknown, otherwise: Date): Date {
  const noted = textIn(details, "expiredAt");
  return noted === null ? otherwise : new Date(noted);
}

function textIn(details: unknown, name: string): string | null {
  const text = fieldOf(details, name);
  return typeof text === "string" ? text : null;
}

function numberIn(details: unknown): number | null {
  const number = fieldOf(details, "message");
  return typeof number === "number" ? number : null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
