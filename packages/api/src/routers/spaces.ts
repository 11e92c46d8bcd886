import {
  bySpace,
  bySpaceMember,
  createSpace as createInput,
  listSpaces as listInput,
  listSpaceMembers as listMembersInput,
  setSpaceRole as setRoleInput,
  space,
  spaceMember,
  spaceMemberPage,
  spacePage,
  updateSpace as updateInput,
} from "@foyer/contract/spaces";
import { createSpace } from "@foyer/domain/spaces/create-space";
import { getSpace } from "@foyer/domain/spaces/get-space";
import { leaveSpace } from "@foyer/domain/spaces/leave-space";
import { listSpaceMembers } from "@foyer/domain/spaces/list-space-members";
import { listSpaces } from "@foyer/domain/spaces/list-spaces";
import { removeSpace } from "@foyer/domain/spaces/remove-space";
import { removeSpaceMember } from "@foyer/domain/spaces/remove-space-member";
import { setSpaceRole } from "@foyer/domain/spaces/set-space-role";
import { updateSpace } from "@foyer/domain/spaces/update-space";
import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { may, signedIn } from "../procedure.ts";
import { rest } from "../rest.ts";

const path = "/spaces";
const one = `${path}/{spaceId}`;

export const spaces = {
  list: may("space.list")
    .meta(rest("GET", path, "The spaces of an organization that let you in"))
    .input(listInput)
    .output(spacePage)
    .query(({ ctx, input }) => listSpaces(ctx, input)),
  create: may("space.create")
    .meta(rest("POST", path, "Make a space"))
    .input(createInput)
    .output(space)
    .mutation(({ ctx, input }) => createSpace(ctx, input)),
  get: signedIn
    .meta(rest("GET", one, "One space"))
    .input(bySpace)
    .output(space)
    .query(({ ctx, input }) => getSpace(ctx, input)),
  update: signedIn
    .meta(rest("PATCH", one, "Rename a space"))
    .input(updateInput)
    .output(space)
    .mutation(({ ctx, input }) => updateSpace(ctx, input)),
  remove: signedIn
    .meta(rest("DELETE", one, "Remove a space, and everybody's place in it"))
    .input(bySpace)
    .output(z.null())
    .mutation(({ ctx, input }) => removeSpace(ctx, input)),
  leave: signedIn
    .meta(rest("POST", `${one}/leave`, "Leave a space"))
    .input(bySpace)
    .output(z.null())
    .mutation(({ ctx, input }) => leaveSpace(ctx, input)),
  members: {
    list: signedIn
      .meta(rest("GET", `${one}/members`, "Who is in a space"))
      .input(listMembersInput)
      .output(spaceMemberPage)
      .query(({ ctx, input }) => listSpaceMembers(ctx, input)),
    setRole: signedIn
      .meta(rest("PATCH", `${one}/members/{userId}`, "Change somebody's role in a space"))
      .input(setRoleInput)
      .output(spaceMember)
      .mutation(({ ctx, input }) => setSpaceRole(ctx, input)),
    remove: signedIn
      .meta(rest("DELETE", `${one}/members/{userId}`, "Take somebody out of a space"))
      .input(bySpaceMember)
      .output(z.null())
      .mutation(({ ctx, input }) => removeSpaceMember(ctx, input)),
  },
} satisfies TRPCRouterRecord;
