import { Failure } from "@foyer/contract/failures";
import { Prisma } from "@foyer/db/database";
import { authorizeInSpace } from "../../authorize.ts";
import { needsOfPerson } from "./person-at-door.ts";
import type { Target } from "./target.ts";

/** Through this door a person, new or known, comes into a space; whoever is new to its organization is a guest there. */
export const spaceTarget: Target = {
  leadsInside: true,
  becomes: () => "guest",
  tellsInviter: true,
  confirms: false,
  authorize: (ctx, permission, spaceId) => authorizeInSpace(ctx, permission, spaceId, { removedToo: true }),
  async whoIsIn() {
    throw new Failure("unavailable");
  },
  async whoMayNotReturn() {
    throw new Failure("unavailable");
  },
  async requireOpen() {
    throw new Failure("unavailable");
  },
  until: ({ hours }) => Prisma.sql`now() + make_interval(hours => ${hours})`,
  amend() {
    throw new Failure("unavailable");
  },
  placeName: Prisma.sql`(SELECT name FROM spaces WHERE id = i.place_id)`,
  async facts() {
    throw new Failure("unavailable");
  },
  hostsPage: ({ organizationId, placeId }, invitationId) =>
    `/o/${organizationId}/spaces/${placeId}/invitations/${invitationId}`,
  async view() {
    throw new Failure("unavailable");
  },
  needs: needsOfPerson,
  async identify() {
    throw new Failure("unavailable");
  },
  async requireAuthority() {
    throw new Failure("unavailable");
  },
  async admit() {
    throw new Failure("unavailable");
  },
  release: null,
  async ended() {},
};
