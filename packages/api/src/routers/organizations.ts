import {
  createOrganization as createInput,
  getOrganization as getInput,
  listOrganizations as listInput,
  organization,
  organizationPage,
  updateOrganization as updateInput,
} from "@foyer/contract/organizations";
import { createOrganization } from "@foyer/domain/organizations/create-organization";
import { getOrganization } from "@foyer/domain/organizations/get-organization";
import { listOrganizations } from "@foyer/domain/organizations/list-organizations";
import { updateOrganization } from "@foyer/domain/organizations/update-organization";
import type { TRPCRouterRecord } from "@trpc/server";
import { may, mayInPerson, signedIn } from "../procedure.ts";
import { rest } from "../rest.ts";

export const organizations = {
  list: signedIn
    .meta(rest("GET", "/organizations", "The organizations you may enter"))
    .input(listInput)
    .output(organizationPage)
    .query(({ ctx, input }) => listOrganizations(ctx, input)),
  create: mayInPerson("organization.create")
    .meta(rest("POST", "/organizations", "Found another organization"))
    .input(createInput)
    .output(organization)
    .mutation(({ ctx, input }) => createOrganization(ctx, input)),
  get: may("organization.view")
    .meta(rest("GET", "/organizations/{organizationId}", "An organization with its settings"))
    .input(getInput)
    .output(organization)
    .query(({ ctx, input }) => getOrganization(ctx, input)),
  update: may("organization.update")
    .meta(rest("PATCH", "/organizations/{organizationId}", "Change an organization's settings"))
    .input(updateInput)
    .output(organization)
    .mutation(({ ctx, input }) => updateOrganization(ctx, input)),
} satisfies TRPCRouterRecord;
