import { answerFailure, toTRPCError } from "@foyer/api/answer-failure";
import { openApiDocument } from "@foyer/api/openapi";
import { callRest, restRoutes } from "@foyer/api/rest-routes";
import type { Context, FileInParts } from "@foyer/domain/context";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { sendFailure } from "./answer-errors.ts";
import { logRefusal } from "./log-refusal.ts";
import { sendFile } from "./send-file.ts";
import { fileProcedures, type filesFrom } from "./take-files.ts";

/** REST below `/api`: a route for every procedure, and the OpenAPI document that describes them. */
export function serveRest(
  app: FastifyInstance,
  options: {
    readonly publicUrl: string;
    readonly log: Logger;
    readonly contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
    /** What the routes need that take files. */
    readonly files: ReturnType<typeof filesFrom>;
  },
): void {
  readNothingAsNoInput(app);
  let document: string | undefined; // it takes a while to make, and few ever ask
  app.get("/api/openapi.json", (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(options.publicUrl));
    return reply.type("application/json").header("cache-control", "no-cache").send(document);
  });

  for (const route of restRoutes) {
    app.route({
      method: route.method,
      url: `/api${route.path.replace(/\{(\w+)\}/g, ":$1")}`,
      ...(fileProcedures.includes(route.procedure) && options.files),
      async handler(request, reply) {
        reply.header("cache-control", "no-store");
        let ctx: Context | undefined;
        const note = (error: unknown) => {
          const failure = toTRPCError(error);
          logRefusal(options.log, failure, { request, procedure: route.procedure, ctx });
          return failure;
        };
        try {
          let file: FileInParts | undefined;
          const take = (sent: FileInParts) => void (file = sent);
          ctx = { ...(await options.contextOf(request, reply)), sendFile: route.isTable ? take : null };
          const { params, query, body } = request;
          const answer = await callRest(route, ctx, { params, query, body });
          if (file) return await sendFile(request, reply, { file, onFailure: note });
          return await reply.code(route.status).send(route.status === 204 ? undefined : answer);
        } catch (error) {
          const failure = note(error);
          return sendFailure(request, reply, failure, answerFailure(failure));
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
