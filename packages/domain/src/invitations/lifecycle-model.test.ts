import { memberRole, type OrganizationRole, spaceRole } from "@foyer/contract/permissions";
import { expectAgreement } from "@foyer/testing/lifecycle/agreement";
import {
  handOn,
  join,
  leave,
  leaveSpace,
  letPass,
  removeEvent,
  removeSpace,
  setAdmin,
  setCapacity,
  setCustodian,
  sweep,
} from "@foyer/testing/lifecycle/happenings";
import {
  type Expected,
  type HostName,
  hostNames,
  type Model,
  statusOf,
} from "@foyer/testing/lifecycle/model";
import {
  accept,
  type Change,
  cancel,
  copyLink,
  create,
  decline,
  joinLine,
  type On,
  remind,
  removeAttendee,
  requestLink,
  resend,
  type Step,
  update,
  type Wish,
} from "@foyer/testing/lifecycle/steps";
import { begin, type World } from "@foyer/testing/lifecycle/world";
import { testFoyer } from "@foyer/testing/test-foyer";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countedOrganizations, recount } from "../tallies/recount.ts";

const foyer = testFoyer();

type Command = fc.AsyncCommand<Model, World>;

/** Makes a command of a step. What it says of itself is what a failing run prints. */
function command(step: Step, name: string, needsInvitation = false): Command {
  return {
    check: ({ invitations }) => !needsInvitation || invitations.length > 0,
    async run(model, real) {
      const { expected, actual } = await step(model, real);
      expect(actual, name).toBe(expected);
      await expectAgreement(model, real);
    },
    toString: () => name,
  };
}

type Fits = (model: Model, invitation: Expected) => boolean;

const isPending: Fits = (model, invitation) => statusOf(model, invitation) === "pending";
const isExpired: Fits = (model, invitation) => statusOf(model, invitation) === "expired";
const toSeat: Fits = (model, invitation) => invitation.kind === "event" && isPending(model, invitation);
const isSeated: Fits = ({ event }, invitation) => event.seated.has(invitation);

/** On one of those where it is likely to be done; now and then on any. */
function commandOn(number: number, on: On, { name, fits }: { name: string; fits: Fits }): Command {
  const step: Step = (model, real) => {
    const { invitations } = model;
    const fitting = invitations.filter((each) => fits(model, each));
    const some = fitting.length === 0 || number === anyOfAll ? invitations : fitting;
    const invitation = some.at(-1 - (number % some.length));
    if (!invitation) throw new Error("There is no invitation yet.");
    return on(model, real, invitation);
  };
  return command(step, `${name} #-${number}`, true);
}

const anyOfAll = 4;
const which = fc.constantFrom(0, 0, 1, 1, 2, 3, anyOfAll);

const host = fc.constantFrom<HostName>(...hostNames);
const guest = fc.nat(3);
const hours = fc.constantFrom(10, 24, 48);
const link = fc.nat(5);
const flag = fc.constantFrom(false, false, false, true);
const capacity = fc.constantFrom(1, 1, 1, 2, 3, null);

const nothing = fc.constant(null);

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const noTerms = { isVip: fc.constant(false), bypassCapacity: fc.constant(false) };
const toOrganization: fc.Arbitrary<Wish> = fc.record({
  ...{ kind: fc.constant("organization" as const), guest, hours, ...noTerms },
  role: fc.constantFrom(...memberRole.options),
});
const toSpace: fc.Arbitrary<Wish> = fc.record({
  ...{ kind: fc.constant("space" as const), guest, hours, ...noTerms },
  role: fc.constantFrom(...spaceRole.options),
});
const toEvent: fc.Arbitrary<Wish> = fc.record({
  ...{ kind: fc.constant("event" as const), guest, hours },
  ...{ role: fc.constant(null), isVip: flag, bypassCapacity: flag },
});

const change: fc.Arbitrary<Change> = fc
  .record({
    role: fc.constantFrom(undefined, undefined, ...memberRole.options, ...spaceRole.options),
    isVip: fc.constantFrom(undefined, undefined, true, false),
    bypassCapacity: fc.constantFrom(undefined, undefined, true, false),
    expiresInHours: maybe(hours),
  })
  // Few doors know a role and a seat at once.
  .map(({ role, isVip, bypassCapacity, expiresInHours }) => ({
    ...(role === undefined ? { isVip, bypassCapacity } : { role }),
    expiresInHours,
  }));

function created(wishes: fc.Arbitrary<Wish>, by: fc.Arbitrary<HostName>): fc.Arbitrary<Command> {
  return fc.tuple(by, wishes).map(([who, wish]) => {
    const { kind, guest: whom, role, hours: forHours, bypassCapacity } = wish;
    const name = `${who} invites ${whom} to the ${kind} as ${role} for ${forHours} hours ${bypassCapacity ? "in any case" : ""}`;
    return command(create(who, wish), name);
  });
}

/** Everything, through every door. */
const everything: readonly fc.WeightedArbitrary<Command>[] = [
  { weight: 3, arbitrary: created(toOrganization, host) },
  { weight: 3, arbitrary: created(toSpace, fc.constantFrom("custodian", "custodian", "admin", "organizer")) },
  {
    weight: 8,
    arbitrary: created(toEvent, fc.constantFrom("organizer", "organizer", "organizer", "admin", "custodian")),
  },
  { weight: 8, arbitrary: by(link, isPending, (of) => [accept(of), `accept by link ${of}`]) },
  { weight: 2, arbitrary: by(link, isPending, (of) => [decline(of), `decline by link ${of}`]) },
  { weight: 2, arbitrary: by(link, isSeated, (of) => [decline(of), `yes taken back by link ${of}`]) },
  { weight: 8, arbitrary: by(nothing, toSeat, () => [joinLine, "stand in line"]) },
  { weight: 1, arbitrary: by(host, isPending, (who) => [cancel(who), `cancel by ${who}`]) },
  { weight: 2, arbitrary: by(host, isSeated, (who) => [removeAttendee(who), `seat taken by ${who}`]) },
  { weight: 2, arbitrary: by(host, isPending, (who) => [resend(who), `resend by ${who}`]) },
  { weight: 3, arbitrary: by(host, isExpired, (who) => [resend(who), `resend expired by ${who}`]) },
  { weight: 2, arbitrary: by(host, isPending, (who) => [remind(who), `remind by ${who}`]) },
  { weight: 1, arbitrary: by(host, isPending, (who) => [copyLink(who), `copy link by ${who}`]) },
  {
    weight: 3,
    arbitrary: by(fc.tuple(host, change), isPending, ([who, to]) => [
      update(who, to),
      `update by ${who} to ${JSON.stringify(to)}`,
    ]),
  },
  { weight: 2, arbitrary: by(nothing, isExpired, () => [requestLink, "request link"]) },
  { weight: 3, arbitrary: hoursPass(2, 20) },
  { weight: 2, arbitrary: fc.constant(command(sweep, "sweep")) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<OrganizationRole>("admin", "admin", "member", "owner")
      .map((to) => command(setAdmin(to), `admin becomes ${to}`)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("custodian", "custodian", "viewer", null)
      .map((to) => command(setCustodian(to), `custodian becomes ${to}`)),
  },
  { weight: 1, arbitrary: host.map((to) => command(handOn(to), `event handed on to ${to}`)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom<HostName>("organizer", "admin"), capacity)
      .map(([who, to]) => command(setCapacity(who, to), `${who} makes room for ${to}`)),
  },
  { weight: 1, arbitrary: guest.map((who) => command(leave(who), `guest ${who} leaves`)) },
  { weight: 1, arbitrary: guest.map((who) => command(leaveSpace(who), `guest ${who} leaves the space`)) },
  { weight: 1, arbitrary: guest.map((who) => command(join(who), `guest ${who} joins otherwise`)) },
];

const organizing = fc.constantFrom<HostName>("organizer", "organizer", "organizer", "admin");

/** What moves seats: few of them, and many who want one. */
const seats: readonly fc.WeightedArbitrary<Command>[] = [
  { weight: 5, arbitrary: created(toEvent, organizing) },
  { weight: 5, arbitrary: by(link, toSeat, (of) => [accept(of), `accept by link ${of}`]) },
  { weight: 9, arbitrary: by(nothing, toSeat, () => [joinLine, "stand in line"]) },
  { weight: 1, arbitrary: by(link, toSeat, (of) => [decline(of), `decline by link ${of}`]) },
  { weight: 3, arbitrary: by(link, isSeated, (of) => [decline(of), `yes taken back by link ${of}`]) },
  { weight: 2, arbitrary: by(organizing, isSeated, (who) => [removeAttendee(who), `seat taken by ${who}`]) },
  { weight: 1, arbitrary: by(organizing, toSeat, (who) => [cancel(who), `cancel by ${who}`]) },
  { weight: 1, arbitrary: by(organizing, isExpired, (who) => [resend(who), `resend by ${who}`]) },
  {
    weight: 1,
    arbitrary: by(flag, toSeat, (bypassCapacity) => [
      update("organizer", { bypassCapacity }),
      `organizer lets in in any case: ${bypassCapacity}`,
    ]),
  },
  { weight: 4, arbitrary: hoursPass(1, 9) },
  { weight: 2, arbitrary: fc.constant(command(sweep, "sweep")) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(organizing, capacity)
      .map(([who, to]) => command(setCapacity(who, to), `${who} makes room for ${to}`)),
  },
  { weight: 1, arbitrary: organizing.map((to) => command(handOn(to), `event handed on to ${to}`)) },
];

function hoursPass(min: number, max: number): fc.Arbitrary<Command> {
  return fc.integer({ min, max }).map((passed) => command(letPass(passed), `${passed} hours pass`));
}

/** What ends most of what could happen comes once, and late. */
const ends = fc.constantFrom(
  ...hostNames.flatMap((who) => [
    command(removeSpace(who), `${who} removes the space`),
    command(removeEvent(who), `${who} removes the event`),
  ]),
);

const many = (of: fc.Arbitrary<Command>, minLength: number, maxLength: number) =>
  fc.array(of, { minLength, maxLength, size: "max" });

const anything = fc.oneof(...everything);
const throughEveryDoor = fc
  .tuple(many(anything, 30, 70), ends, many(anything, 0, 20))
  .map(([before, end, after]) => [...before, end, ...after]);

const toAllGuests = [0, 1, 2, 3].map((number) => {
  const terms = { role: null, isVip: false, bypassCapacity: false };
  return command(
    create("organizer", { kind: "event", guest: number, hours: 48, ...terms }),
    `organizer invites ${number} to the event`,
  );
});
const forSeats = many(fc.oneof(...seats), 30, 60).map((then) => [...toAllGuests, ...then]);

function by<Value>(
  value: fc.Arbitrary<Value>,
  fits: Fits,
  make: (value: Value) => [On, string],
): fc.Arbitrary<Command> {
  return fc.tuple(which, value).map(([number, chosen]) => {
    const [on, name] = make(chosen);
    return commandOn(number, on, { name, fits });
  });
}

async function expectModelHolds(
  sequences: fc.Arbitrary<Command[]>,
  rooms: fc.Arbitrary<number | null>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), rooms, sequences, async (renews, room, sequence) => {
      await fc.asyncModelRun(() => begin(foyer, { renews, capacity: room }), sequence);
    }),
    { numRuns: 12 },
  );
  await expectCounted();
}

/** Nothing that anybody did has gone past the numbers. */
async function expectCounted(): Promise<void> {
  const { database } = foyer.services;
  for (const organizationId of await countedOrganizations(database)) {
    expect(await recount(database, { organizationId, mends: false })).toEqual({
      organizationId,
      numbers: [],
      reach: 0,
    });
  }
}

describe("whatever people do in whatever order", { timeout: 240_000 }, () => {
  test("every invitation through whichever door is what the lifecycle says, and is counted as that [S1.2, S2.3, S2.4, S3.13, S4.2, S4.5]", async () => {
    await expectModelHolds(throughEveryDoor, capacity);
  });

  test("every seat of an event is taken, held for the first in line or free, as it must be [S3.5]", async () => {
    await expectModelHolds(forSeats, fc.constantFrom(1, 1, 2));
  });
});
