import { Failure } from "@foyer/contract/failures";
import { Prisma } from "@foyer/db/database";
import { authorizeForEvent } from "../../authorize.ts";
import type { Target } from "./target.ts";

/** Through this door anybody who holds the link takes a seat at an event; it needs no account. */
export const eventTarget: Target = {
  leadsInside: false,
  becomes: () => null,
  tellsInviter: false,
  confirms: true,
  authorize: (ctx, _, eventId) => authorizeForEvent(ctx, eventId, { removedToo: true }),
  async whoIsIn() {
    throw new Failure("unavailable");
  },
  whoMayNotReturn: async () => [],
  async requireOpen() {
    throw new Failure("unavailable");
  },
  until: ({ hours }) => Prisma.sql`now() + make_interval(hours => ${hours})`,
  amend() {
    throw new Failure("unavailable");
  },
  placeName: Prisma.sql`(SELECT name FROM events WHERE id = i.place_id)`,
  async facts() {
    throw new Failure("unavailable");
  },
  hostsPage: ({ organizationId, placeId }, invitationId) =>
    `/o/${organizationId}/events/${placeId}/invitations/${invitationId}`,
  async view() {
    throw new Failure("unavailable");
  },
  needs: async () => "nothing",
  async identify() {
    throw new Failure("unavailable");
  },
  async requireAuthority() {
    throw new Failure("unavailable");
  },
  async admit() {
    throw new Failure("unavailable");
  },
  async release() {
    throw new Failure("unavailable");
  },
  async ended() {},
};
