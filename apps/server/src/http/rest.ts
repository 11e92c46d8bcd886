import { answerFailure, toTRPCError } from "@foyer/api/answer-failure";
import { openApiDocument } from "@foyer/api/openapi";
import { callRest, restRoutes } from "@foyer/api/rest-routes";
import type { Context } from "@foyer/domain/context";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { sendFailure } from "./answer-errors.ts";
import { logRefusal } from "./log-refusal.ts";

/** REST below `/api`: a route for every procedure, and the OpenAPI document that describes them. */
export function serveRest(
  app: FastifyInstance,
  options: {
    readonly publicUrl: string;
    readonly log: Logger;
    readonly contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
  },
): void {
  readNothingAsNoInput(app);
  const document = openApiDocument(options.publicUrl);
  app.get("/api/openapi.json", () => document);

  for (const route of restRoutes) {
    app.route({
      method: route.method,
      url: `/api${route.path.replace(/\{(\w+)\}/g, ":$1")}`,
      async handler(request, reply) {
        reply.header("cache-control", "no-store");
        let ctx: Context | undefined;
        try {
          ctx = await options.contextOf(request, reply);
          const { params, query, body } = request;
          const answer = await callRest(route, ctx, { params, query, body });
          return await reply.code(route.status).send(route.status === 204 ? undefined : answer);
        } catch (error) {
          const failure = toTRPCError(error);
          const answer = answerFailure(failure);
          const { procedure } = route;
          logRefusal(options.log, failure, { request, procedure, ctx });
          return sendFailure(request, reply, failure, answer);
        }
      },
    });
  }
}

/** Many programs say "JSON" with every request, also where they send nothing. */
function readNothingAsNoInput(app: FastifyInstance): void {
  const readJson = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void readJson(request, body, done);
  });
}
