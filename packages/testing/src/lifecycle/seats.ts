import {
  type Expected,
  isOver,
  lostAuthority,
  type Model,
  offerHours,
  statusOf,
  type Waiting,
} from "./model.ts";

/** Whether whoever invited them may still let them in. */
const isVouchedFor = (model: Model, { invitation }: Waiting) => lostAuthority(model, invitation) === null;
const holdsSeat = ({ now }: Model, { offeredUntil }: Waiting) => offeredUntil !== null && offeredUntil > now;

/** What is left of the seats for an invitation, or for anybody; null: as many as come. */
export function seatsLeft(
  model: Model,
  invitation: Expected | null,
  line: readonly Waiting[] = model.event.line,
): number | null {
  const { capacity, seated } = model.event;
  if (capacity === null) return null;
  const turn = line.findIndex((place) => place.invitation === invitation);
  const own = line[turn];
  const before = line.filter((place, other) => {
    if (place === own) return false;
    if (holdsSeat(model, place)) return true;
    if (place.offeredUntil !== null || !isVouchedFor(model, place)) return false;
    if (!own) return true;
    return own.offeredUntil === null ? other < turn : own.offeredUntil <= model.now;
  });
  // What was promised is kept.
  const least = own && holdsSeat(model, own) ? 1 : 0;
  return Math.max(least, capacity - seated.size - before.length);
}

/** Whether the holder of an invitation gets a seat, as far as seats go. */
export function hasSeat(model: Model, invitation: Expected, line?: readonly Waiting[]): boolean {
  const left = seatsLeft(model, invitation, line);
  return invitation.bypassCapacity || left === null || left > 0;
}

/** The line as it is once it is in order: what has lapsed is out of it, and what is free is offered to the first. */
export function settledLine(model: Model): {
  line: readonly Waiting[];
  lapsed: Expected[];
  offered: Expected[];
} {
  const { now, event } = model;
  const { capacity, seated } = event;
  const isLapsed = ({ offeredUntil }: Waiting) => offeredUntil !== null && offeredUntil <= now;
  const lapsed = event.line.filter(isLapsed).map(({ invitation }) => invitation);
  const staying = event.line.filter(
    (place) => !isLapsed(place) && statusOf(model, place.invitation) === "pending",
  );
  const held = staying.filter((place) => holdsSeat(model, place)).length;
  let free = capacity === null ? staying.length : Math.max(0, capacity - seated.size - held);
  if (event.isRemoved || isOver(model)) free = 0;
  const offered: Expected[] = [];
  const line = staying.map((place) => {
    if (place.offeredUntil !== null || offered.length >= free || !isVouchedFor(model, place)) return place;
    offered.push(place.invitation);
    return { ...place, offeredUntil: Math.min(now + offerHours, event.endsAt) };
  });
  return { line, lapsed, offered };
}

/** Brings the line in order. */
export function settle(model: Model): void {
  const { line, lapsed, offered } = settledLine(model);
  model.event.line = line;
  for (const invitation of lapsed) invitation.acts.push("offer_lapsed");
  for (const invitation of offered) invitation.acts.push("seat_offered");
}

/** Takes somebody out of line, who leaves their place to the next. */
export function leaveLine(model: Model, invitation: Expected): void {
  const { line } = model.event;
  const staying = line.filter((place) => place.invitation !== invitation);
  if (staying.length === line.length) return;
  model.event.line = staying;
  settle(model);
}

/** Takes offers back for which there is no seat any more: the last are in line again, each with the number of a new message. */
export function withdrawOffers(model: Model): void {
  const { event } = model;
  const { capacity, seated } = event;
  if (capacity === null) return;
  const held = event.line.filter((place) => holdsSeat(model, place));
  const tooMany = held.slice(Math.min(held.length, Math.max(0, capacity - seated.size)));
  for (const { invitation } of tooMany) {
    invitation.links += 1;
    invitation.acts.push("waiting");
  }
  event.line = event.line.map((place) =>
    tooMany.includes(place) ? { ...place, offeredUntil: null } : place,
  );
}
