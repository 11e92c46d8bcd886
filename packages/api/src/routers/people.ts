import { loginHistoryPage } from "@foyer/contract/account";
import { exportedFile } from "@foyer/contract/audit";
import {
  byPerson,
  createPerson as createInput,
  exportPeople as exportInput,
  getPerson as getInput,
  listPeople as listInput,
  person,
  personDetails,
  personLoginHistory,
  personPage,
  setActive as setActiveInput,
  setActiveResult,
  updatePerson as updateInput,
} from "@foyer/contract/people";
import { createPerson } from "@foyer/domain/people/create-person";
import { exportPeople } from "@foyer/domain/people/export-people";
import { getPerson } from "@foyer/domain/people/get-person";
import { listPeople } from "@foyer/domain/people/list-people";
import { listPersonLoginHistory } from "@foyer/domain/people/list-person-login-history";
import { removePerson } from "@foyer/domain/people/remove-person";
import { resetMfa } from "@foyer/domain/people/reset-mfa";
import { setActive } from "@foyer/domain/people/set-active";
import { signOutEverywhere } from "@foyer/domain/people/sign-out-everywhere";
import { updatePerson } from "@foyer/domain/people/update-person";
import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { may, mayInPerson } from "../procedure.ts";
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
  export: may("person.list")
    .meta(rest("GET", `${path}/export`, "People as a CSV file"))
    .input(exportInput)
    .output(exportedFile)
    .query(({ ctx, input }) => exportPeople(ctx, input)),
  get: may("person.list")
    .meta(rest("GET", `${path}/{userId}`, "One person, with their profile"))
    .input(getInput)
    .output(personDetails)
    .query(({ ctx, input }) => getPerson(ctx, input)),
  update: may("person.update")
    .meta(rest("PATCH", `${path}/{userId}`, "Change a person's role or profile"))
    .input(updateInput)
    .output(person)
    .mutation(({ ctx, input }) => updatePerson(ctx, input)),
  setActive: may("person.setActive")
    .meta(rest("POST", `${path}/set-active`, "Let people in again, or keep them out; a result for each"))
    .input(setActiveInput)
    .output(setActiveResult)
    .mutation(({ ctx, input }) => setActive(ctx, input)),
  remove: may("person.remove")
    .meta(rest("DELETE", `${path}/{userId}`, "Remove a person from an organization"))
    .input(byPerson)
    .output(z.null())
    .mutation(({ ctx, input }) => removePerson(ctx, input)),
  loginHistory: may("person.loginHistory")
    .meta(rest("GET", `${path}/{userId}/login-history`, "A person's tries to sign in"))
    .input(personLoginHistory)
    .output(loginHistoryPage)
    .query(({ ctx, input }) => listPersonLoginHistory(ctx, input)),
  resetMfa: mayInPerson("person.resetMfa")
    .meta(rest("POST", `${path}/{userId}/reset-mfa`, "Take a lost second factor off a person's account"))
    .input(byPerson)
    .output(z.null())
    .mutation(({ ctx, input }) => resetMfa(ctx, input)),
  signOutEverywhere: mayInPerson("person.signOut")
    .meta(rest("POST", `${path}/{userId}/sign-out-everywhere`, "End all of a person's sessions"))
    .input(byPerson)
    .output(z.null())
    .mutation(({ ctx, input }) => signOutEverywhere(ctx, input)),
} satisfies TRPCRouterRecord;
