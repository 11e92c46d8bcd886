import {
  byWebhook,
  byWebhookDelivery,
  createWebhook as createInput,
  listWebhookDeliveries as listDeliveriesInput,
  listWebhooks as listInput,
  updateWebhook as updateInput,
  webhook,
  webhookDelivery,
  webhookDeliveryDetails,
  webhookDeliveryPage,
  webhookPage,
  webhookWithSecret,
} from "@foyer/contract/webhooks";
import { createWebhook } from "@foyer/domain/webhooks/create-webhook";
import { getWebhook } from "@foyer/domain/webhooks/get-webhook";
import { getWebhookDelivery } from "@foyer/domain/webhooks/get-webhook-delivery";
import { listWebhookDeliveries } from "@foyer/domain/webhooks/list-webhook-deliveries";
import { listWebhooks } from "@foyer/domain/webhooks/list-webhooks";
import { redeliverWebhook } from "@foyer/domain/webhooks/redeliver-webhook";
import { removeWebhook } from "@foyer/domain/webhooks/remove-webhook";
import { rotateWebhookSecret } from "@foyer/domain/webhooks/rotate-webhook-secret";
import { testWebhook } from "@foyer/domain/webhooks/test-webhook";
import { updateWebhook } from "@foyer/domain/webhooks/update-webhook";
import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { may } from "../procedure.ts";
import { rest } from "../rest.ts";

const path = "/organizations/{organizationId}/webhooks";
const one = `${path}/{webhookId}` as const;
const oneDelivery = "/organizations/{organizationId}/webhook-deliveries/{webhookDeliveryId}";

export const webhooks = {
  list: may("webhook.view")
    .meta(rest("GET", path, "The endpoints that are told what happens"))
    .input(listInput)
    .output(webhookPage)
    .query(({ ctx, input }) => listWebhooks(ctx, input)),
  create: may("webhook.update")
    .meta(rest("POST", path, "Add an endpoint; its secret is shown this once"))
    .input(createInput)
    .output(webhookWithSecret)
    .mutation(({ ctx, input }) => createWebhook(ctx, input)),
  get: may("webhook.view")
    .meta(rest("GET", one, "An endpoint"))
    .input(byWebhook)
    .output(webhook)
    .query(({ ctx, input }) => getWebhook(ctx, input)),
  update: may("webhook.update")
    .meta(rest("PATCH", one, "Change an endpoint, or switch it on or off"))
    .input(updateInput)
    .output(webhook)
    .mutation(({ ctx, input }) => updateWebhook(ctx, input)),
  remove: may("webhook.update")
    .meta(rest("DELETE", one, "Remove an endpoint"))
    .input(byWebhook)
    .output(z.null())
    .mutation(({ ctx, input }) => removeWebhook(ctx, input)),
  rotateSecret: may("webhook.update")
    .meta(rest("POST", `${one}/secret`, "Give an endpoint a new secret; the one before signs too for a day"))
    .input(byWebhook)
    .output(webhookWithSecret)
    .mutation(({ ctx, input }) => rotateWebhookSecret(ctx, input)),
  test: may("webhook.update")
    .meta(rest("POST", `${one}/test`, "Tell an endpoint of a test"))
    .input(byWebhook)
    .output(webhookDelivery)
    .mutation(({ ctx, input }) => testWebhook(ctx, input)),
  deliveries: {
    list: may("webhook.view")
      .meta(
        rest(
          "GET",
          "/organizations/{organizationId}/webhook-deliveries",
          "What endpoints were told, and whether it arrived",
        ),
      )
      .input(listDeliveriesInput)
      .output(webhookDeliveryPage)
      .query(({ ctx, input }) => listWebhookDeliveries(ctx, input)),
    get: may("webhook.view")
      .meta(rest("GET", oneDelivery, "What an endpoint was told, and its answer"))
      .input(byWebhookDelivery)
      .output(webhookDeliveryDetails)
      .query(({ ctx, input }) => getWebhookDelivery(ctx, input)),
    redeliver: may("webhook.update")
      .meta(rest("POST", `${oneDelivery}/redeliver`, "Tell an endpoint of an event once more"))
      .input(byWebhookDelivery)
      .output(webhookDelivery)
      .mutation(({ ctx, input }) => redeliverWebhook(ctx, input)),
  },
} satisfies TRPCRouterRecord;
