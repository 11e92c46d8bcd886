import type { Services } from "@foyer/domain/context";
import { takeMailtrapEvents } from "@foyer/domain/mail/bounces/take-mailtrap-events";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { addressOf } from "./address-of.ts";

const params = z.object({ organizationId: z.uuid().nullable().default(null) });

/**
 * Where Mailtrap says what became of messages: those that left by the server's own way, and those of an organization that has
 * chosen Mailtrap itself. No procedure: it is signed, not signed in, and the signature is over the bytes of the body.
 */
export function serveMailtrapWebhooks(app: FastifyInstance, services: Services): void {
  app.register(async (webhooks) => {
    webhooks.removeContentTypeParser("application/json");
    webhooks.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) =>
      done(null, body),
    );
    for (const url of ["/api/mail/webhooks/mailtrap", "/api/mail/webhooks/mailtrap/:organizationId"]) {
      webhooks.post(url, async (request, reply) => {
        const { body, headers } = request;
        const signature = headers["mailtrap-signature"];
        const read = params.safeParse(request.params);
        await takeMailtrapEvents(services, {
          // What is no id is as good as the id of nobody.
          organizationId: read.success ? read.data.organizationId : noOrganization,
          body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
          signature: typeof signature === "string" ? signature : undefined,
          ip: addressOf(request),
        });
        reply.header("cache-control", "no-store");
        return {};
      });
    }
  });
}

const noOrganization = "00000000-0000-0000-0000-000000000000";
