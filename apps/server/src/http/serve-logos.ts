import type { Services } from "@foyer/domain/context";
import { findLogo } from "@foyer/domain/mail/templates/find-logo";
import type { FastifyInstance } from "fastify";
import { addressOf } from "./address-of.ts";

/**
 * The logos that e-mails show, to whoever reads one. No procedure: mail clients load it as a picture, without cookies. Named
 * after its content, it never changes.
 */
export function serveLogos(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { hash: string } }>("/logos/:hash", async (request, reply) => {
    const { hash } = request.params;
    const { bytes, type } = await findLogo(services, { hash, ip: addressOf(request) });
    return (
      reply
        .type(type)
        .header("cache-control", "public, max-age=31536000, immutable")
        .header("x-content-type-options", "nosniff")
        // Pages of mail providers show it (Fetch standard, CORP).
        .header("cross-origin-resource-policy", "cross-origin")
        .send(Buffer.from(bytes))
    );
  });
}
