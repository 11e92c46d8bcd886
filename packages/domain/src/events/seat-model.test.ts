import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import fc from "fast-check";
import { expect, test } from "vitest";
import { settleOffers } from "./settle-offers.ts";

const foyer = testFoyer();
const people = 6;
const bypasses = (who: number) => who === people - 1;

type Status = "pending" | "accepted" | "declined" | "cancelled";

/** An event as it must be, in the simplest words. */
type Model = {
  capacity: number;
  readonly status: Status[];
  /** As they came. */
  line: { readonly who: number; offered: boolean }[];
};

type Act =
  | { readonly act: "accept" | "decline" | "join" | "cancel" | "remove"; readonly who: number }
  | { readonly act: "resize"; readonly capacity: number }
  | { readonly act: "lapse" };

const who = fc.nat({ max: people - 1 });
const acts = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ act: fc.constant("accept" as const), who }) },
    { weight: 4, arbitrary: fc.record({ act: fc.constant("join" as const), who }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constantFrom("decline" as const, "remove" as const), who }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant("cancel" as const), who }) },
    {
      weight: 2,
      arbitrary: fc.record({ act: fc.constant("resize" as const), capacity: fc.integer({ min: 1, max: 4 }) }),
    },
    { weight: 1, arbitrary: fc.record({ act: fc.constant("lapse" as const) }) },
  ),
  { minLength: 5, maxLength: 25 },
);

const taken = ({ status }: Model) => status.filter((each) => each === "accepted").length;
const offers = ({ line }: Model) => line.filter(({ offered }) => offered).length;
const leave = (model: Model, person: number) => {
  model.line = model.line.filter((each) => each.who !== person);
};

/** How many seats somebody would find. */
function left(model: Model, person: number): number {
  const place = model.line.findIndex((each) => each.who === person);
  const isOffered = model.line[place]?.offered ?? false;
  const before = model.line.filter(
    (each, turn) => each.who !== person && (each.offered || (!isOffered && (place < 0 || turn < place))),
  );
  // What was promised is kept, even to one more than there are seats.
  return Math.max(isOffered ? 1 : 0, model.capacity - taken(model) - before.length);
}

const free = (model: Model) => Math.max(0, model.capacity - taken(model)) - offers(model);

/** Nobody waits while a seat is free. */
function settle(model: Model): void {
  for (const place of model.line) if (!place.offered && free(model) > 0) place.offered = true;
}

/** Whoever makes an event smaller takes back what no longer fits; nothing else does. */
function resize(model: Model, capacity: number): void {
  const isSmaller = capacity < model.capacity;
  model.capacity = capacity;
  if (!isSmaller) return;
  for (const place of model.line.toReversed()) if (place.offered && free(model) < 0) place.offered = false;
}

/** What an act must answer; where it is done, the model has followed. */
function expected(model: Model, step: Act): string {
  if (step.act === "resize") {
    resize(model, step.capacity);
    settle(model);
    return "done";
  }
  if (step.act === "lapse") {
    model.line = model.line.filter(({ offered }) => !offered);
    settle(model);
    return "done";
  }
  const status = model.status[step.who] ?? "pending";
  const fits = bypasses(step.who) || left(model, step.who) > 0;
  const end = (becomes: Status) => {
    model.status[step.who] = becomes;
    leave(model, step.who);
    settle(model);
    return "done";
  };
  switch (step.act) {
    case "accept":
      if (status !== "pending") return `invitation_${status}`;
      return fits ? end("accepted") : "event_full";
    case "join":
      if (status !== "pending") return `invitation_${status}`;
      if (fits) return "conflict";
      if (!model.line.some((each) => each.who === step.who))
        model.line.push({ who: step.who, offered: false });
      return "done";
    case "decline":
      return status === "pending" || status === "accepted" ? end("declined") : `invitation_${status}`;
    case "cancel":
      return status === "pending" ? end("cancelled") : "not_pending";
    case "remove":
      return status === "accepted" ? end("cancelled") : "not_found";
  }
}

/** Does one after the other at an event of two seats, and looks after each whether all is as the model says. */
async function expectAgreement(steps: readonly Act[]): Promise<void> {
  const { eventId, organizer } = await foyer.event({ capacity: 2 });
  const host = foyer.callerFor(organizer);
  const guests = foyer.callerFor(null).invitations;
  const invitees = Array.from({ length: people }, (_, n) => ({
    email: foyer.address(),
    fullName: `Guest ${n}`,
  }));
  const target = { kind: "event", eventId } as const;
  const { created } = await host.invitations.createMany({ target, invitees, send: false });
  const ids = created.map(({ id }) => id);
  await host.invitations.update({ invitationId: ids[people - 1] ?? "", bypassCapacity: true });
  const model: Model = { capacity: 2, status: created.map(() => "pending"), line: [] };

  const perform = async (step: Act): Promise<unknown> => {
    if (step.act === "resize") return host.events.update({ eventId, capacity: step.capacity });
    if (step.act === "lapse") {
      await foyer.sql`
        UPDATE waiting_places SET offered_until = now() WHERE event_id = ${eventId} AND offered_until IS NOT NULL`;
      return settleOffers(foyer.services);
    }
    const invitationId = ids[step.who] ?? "";
    const token = foyer.linkOf(invitationId, 0);
    switch (step.act) {
      case "accept":
        return guests.accept({ token });
      case "join":
        return guests.joinWaitingList({ token });
      case "decline":
        return guests.decline({ token });
      case "cancel":
        return host.invitations.cancel({ invitationId });
      case "remove": {
        const { items } = await host.events.attendees.list({ eventId });
        const attendee = items.find((each) => each.invitationId === invitationId);
        return host.events.attendees.remove({ eventId, attendeeId: attendee?.id ?? invitationId });
      }
    }
  };

  for (const step of steps) {
    const actual = await endOf(perform(step));
    expect({ step, end: actual }).toEqual({ step, end: expected(model, step) });
    const attendeeCount = taken(model);
    const waitingCount = model.line.length - offers(model);
    expect(await host.events.get({ eventId })).toMatchObject({
      attendeeCount,
      offeredCount: offers(model),
      waitingCount,
      seatsLeft: Math.max(0, model.capacity - attendeeCount - model.line.length),
    });
    const line = await host.events.waitingList({ eventId });
    expect(
      line.items.map(({ invitationId, position }) => [ids.indexOf(invitationId), position === 0]),
    ).toEqual(model.line.map(({ who: person, offered }) => [person, offered]));
    if ("who" in step) {
      const view = await guests.view({ token: foyer.linkOf(ids[step.who] ?? "", 0) });
      const isOpen = model.status[step.who] === "pending";
      expect(view.canAccept).toBe(isOpen && (bypasses(step.who) || left(model, step.who) > 0));
    }
  }
}

test("whatever is answered in whatever order, seats, offers and the line are as a simple model says [S3.5]", {
  timeout: 120_000,
}, async () => {
  await fc.assert(fc.asyncProperty(acts, expectAgreement), { numRuns: 20 });
});

test("a seat that is held for somebody stays theirs, whoever bypasses the capacity meanwhile [S3.5]", async () => {
  await expectAgreement([
    { act: "accept", who: 0 },
    { act: "accept", who: 1 },
    { act: "join", who: 2 },
    { act: "join", who: 3 },
    { act: "decline", who: 0 },
    { act: "accept", who: 5 },
    { act: "accept", who: 3 },
    { act: "accept", who: 2 },
    { act: "remove", who: 5 },
    { act: "decline", who: 1 },
    { act: "accept", who: 5 },
    { act: "accept", who: 3 },
  ]);
});

test("an event that becomes smaller takes back what it can't keep, and one that becomes larger nothing [S3.5]", async () => {
  const toOneOffer: readonly Act[] = [
    { act: "accept", who: 0 },
    { act: "accept", who: 1 },
    { act: "join", who: 2 },
    { act: "decline", who: 0 },
    { act: "accept", who: 5 },
  ];
  for (const capacity of [1, 2, 3])
    await expectAgreement([...toOneOffer, { act: "resize", capacity }, { act: "accept", who: 2 }]);
});
