import {
  createPerson as createInput,
  getPerson as getInput,
  listPeople as listInput,
  person,
  personDetails,
  personPage,
} from "@foyer/contract/people";
import { createPerson } from "@foyer/domain/people/create-person";
import { getPerson } from "@foyer/domain/people/get-person";
import { listPeople } from "@foyer/domain/people/list-people";
import type { TRPCRouterRecord } from "@trpc/server";
import { may } from "../procedure.ts";
import { rest } from "../rest.ts";

const path = "/organizations/{organizationId}/people";

export const people = {
  create: may("person.create")
    .meta(rest("POST", path, "Create a person and invite them"))
    .input(createInput)
    .output(person)
    .mutation(({ ctx, input }) => createPerson(ctx, input)),
  list: may("person.list")
    .meta(rest("GET", path, "List an organization's people"))
    .input(listInput)
    .output(personPage)
    .query(({ ctx, input }) => listPeople(ctx, input)),
  get: may("person.list")
    .meta(rest("GET", `${path}/{userId}`, "One person, with their profile"))
    .input(getInput)
    .output(personDetails)
    .query(({ ctx, input }) => getPerson(ctx, input)),
} satisfies TRPCRouterRecord;
