import {
  apiKeyPage,
  createdApiKey,
  createApiKey as createInput,
  listApiKeys as listInput,
  revokeApiKey as revokeInput,
} from "@foyer/contract/account";
import { createApiKey } from "@foyer/domain/accounts/api-keys/create-api-key";
import { listApiKeys } from "@foyer/domain/accounts/api-keys/list-api-keys";
import { revokeApiKey } from "@foyer/domain/accounts/api-keys/revoke-api-key";
import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { inPerson } from "../procedure.ts";
import { rest } from "../rest.ts";

const path = "/account/api-keys";

export const apiKeys = {
  create: inPerson
    .meta(rest("POST", path, "Make an API key for one organization"))
    .input(createInput)
    .output(createdApiKey)
    .mutation(({ ctx, input }) => createApiKey(ctx, input)),
  list: inPerson
    .meta(rest("GET", path, "Your API keys"))
    .input(listInput)
    .output(apiKeyPage)
    .query(({ ctx, input }) => listApiKeys(ctx, input)),
  revoke: inPerson
    .meta(rest("DELETE", `${path}/{apiKeyId}`, "Take an API key back"))
    .input(revokeInput)
    .output(z.null())
    .mutation(({ ctx, input }) => revokeApiKey(ctx, input)),
} satisfies TRPCRouterRecord;
