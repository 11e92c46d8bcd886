import { z } from "zod";
import { id, time } from "./values.ts";

/** Whose changes are told: an organization's, or those of one place in it. */
export const streamActivity = z.strictObject({
  organizationId: id,
  spaceId: id.optional(),
  eventId: id.optional(),
  lastEventId: z
    .string()
    .max(10_000)
    .optional()
    .describe("the id of the last event that arrived: what has happened since comes first"),
});
export type StreamActivity = z.infer<typeof streamActivity>;

/**
 * Something that has changed. What it is now is asked of the other procedures. `reset`: more has happened than is kept, so
 * everything that is shown may be out of date.
 */
export const activity = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("change"),
    at: time,
    act: z
      .string()
      .describe("an act of the audit log, or delivery.changed, invitation.opened, import.changed"),
    subject: z
      .object({
        kind: z.string().describe("as in the audit log, or delivery, import"),
        id: id.nullable().describe("null: several"),
      })
      .describe("what has changed"),
    placeId: id.nullable().describe("the space or event that it belongs to"),
    count: z.number().int().describe("how many have changed"),
  }),
  z.object({ type: z.literal("reset") }),
]);
export type Activity = z.infer<typeof activity>;
