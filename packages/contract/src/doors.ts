import { z } from "zod";
import { eventFacts } from "./events.ts";
import { memberRole, organizationRole, spaceRole } from "./permissions.ts";
import { id, time } from "./values.ts";

/** What the invitation is to. In prose a door. */
export const invitationKinds = ["organization", "space", "event"] as const;
export const invitationKind = z.enum(invitationKinds);
export type InvitationKind = z.infer<typeof invitationKind>;

/** What makes an event's invitation special. */
export const eventTerms = {
  isVip: z.boolean().optional().describe("of an event: somebody to look after"),
  bypassCapacity: z.boolean().optional().describe("of an event: gets a seat even if there is none left"),
};

/** Where an invitation leads, and as what. */
export const invitationTarget = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("organization"), organizationId: id, role: memberRole }),
  z.strictObject({ kind: z.literal("space"), spaceId: id, role: spaceRole }),
  z.strictObject({ kind: z.literal("event"), eventId: id, ...eventTerms }),
]);
export type InvitationTarget = z.infer<typeof invitationTarget>;

/** What a target comes down to: the place, the role where there are any, and whatever else was agreed on. */
export function termsOf(target: InvitationTarget): {
  placeId: string;
  role: InvitationRole | null;
  terms: Record<string, boolean>;
} {
  switch (target.kind) {
    case "organization":
      return { placeId: target.organizationId, role: target.role, terms: {} };
    case "space":
      return { placeId: target.spaceId, role: target.role, terms: {} };
    case "event": {
      const { isVip = false, bypassCapacity = false } = target;
      return { placeId: target.eventId, role: null, terms: { isVip, bypassCapacity } };
    }
  }
}

/** As what somebody comes in, through whichever door. */
export const invitationRole = z.enum([...organizationRole.options, ...spaceRole.options]);
export type InvitationRole = z.infer<typeof invitationRole>;

const placeName = z.object({ id, name: z.string() }).nullable();

/** What an invitation says of the place behind its door. */
export const invitationPlace = {
  space: placeName.describe("the space it leads to"),
  event: placeName.describe("the event it leads to"),
  isVip: z.boolean(),
  bypassCapacity: z.boolean(),
};

/** What makes an event's invitation special, as it is stored. */
export const seatTerms = z.object({
  isVip: z.boolean().default(false),
  bypassCapacity: z.boolean().default(false),
});

/** The same of a stored invitation; the place is null where it is gone. */
export function invitationPlaceOf(
  kind: InvitationKind,
  place: { id: string; name: string } | null,
  terms: unknown,
): z.infer<z.ZodObject<typeof invitationPlace>> {
  return {
    space: kind === "space" ? place : null,
    event: kind === "event" ? place : null,
    ...seatTerms.parse(terms),
  };
}

/** What the place is called that an invitation leads to. Null: the organization itself, or the place is gone. */
export function placeNameOf({
  space,
  event,
}: Pick<z.infer<z.ZodObject<typeof invitationPlace>>, "space" | "event">) {
  return (space ?? event)?.name ?? null;
}

/** What lists of invitations can be narrowed down to. */
export const placeFilter = {
  kind: invitationKind.optional(),
  spaceId: id.optional(),
  eventId: id.optional(),
};
export type PlaceFilter = {
  readonly [Field in keyof typeof placeFilter]?: z.infer<(typeof placeFilter)[Field]>;
};

/**
 * The places that such a filter names, of which the caller may be a manager without being one of the organization's. More
 * than one contradict each other.
 */
export function placesIn({ spaceId, eventId }: PlaceFilter): { kind: InvitationKind; placeId: string }[] {
  return [
    ...(spaceId === undefined ? [] : [{ kind: "space" as const, placeId: spaceId }]),
    ...(eventId === undefined ? [] : [{ kind: "event" as const, placeId: eventId }]),
  ];
}

/** What the accept page shows of the place behind the door. */
export const doorView = {
  space: placeName.describe(
    "the space it leads to; null also when it was removed, or nobody is invited any more",
  ),
  event: eventFacts
    .extend({ seatsLeft: z.number().nullable().describe("null: as many as come") })
    .nullable()
    .describe("the event it leads to; null also when it was removed, or nobody is invited any more"),
  isRemoved: z.boolean().describe("whether the space or event is no longer there"),
  waitingList: z
    .object({
      position: z.number().describe("1: the first in line; 0: a seat is held for them, or was for too long"),
      offeredUntil: time.nullable().describe("until when the seat is held for them"),
    })
    .nullable()
    .describe("where the invitee stands in line for a seat"),
};
export type DoorView = z.infer<z.ZodObject<typeof doorView>>;

/** Nothing of all that: what a door adds to it is its own alone. */
export const emptyDoorView: DoorView = { space: null, event: null, isRemoved: false, waitingList: null };
