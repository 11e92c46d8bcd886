import helmet from "@fastify/helmet";
import { answerFailure } from "@foyer/api/answer-failure";
import { type Arrival, createContext } from "@foyer/api/context";
import { type AppRouter, appRouter } from "@foyer/api/root";
import { type Context, contextOfFoyer, type Services } from "@foyer/domain/context";
import {
  type FastifyTRPCPluginOptions,
  fastifyRequestHandler,
  fastifyTRPCPlugin,
} from "@trpc/server/adapters/fastify";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { addressOf } from "./address-of.ts";
import { answerError, answerErrors, failureHeaders } from "./answer-errors.ts";
import { endConnections } from "./end-connections.ts";
import { limitRequests } from "./limit-requests.ts";
import { logRefusal } from "./log-refusal.ts";
import { logRequests } from "./log-requests.ts";
import { serveMailtrapWebhooks } from "./mailtrap-webhook.ts";
import { serveOneClickOptOut } from "./one-click-opt-out.ts";
import { isSafe, refuseForeignOrigins } from "./refuse-foreign-origins.ts";
import { serveRest } from "./rest.ts";
import { serveLogos } from "./serve-logos.ts";
import { serveWeb } from "./serve-web.ts";
import { fileProcedures, filesFrom, megabyte } from "./take-files.ts";

/** The HTTP side of Foyer: tRPC, REST, the SPA and the probes. */
export async function buildApp(options: {
  readonly services: Services;
  readonly isReady: () => Promise<boolean>;
  readonly trustProxy: readonly string[];
  /** Where the built SPA is. */
  readonly webDirectory: string;
  readonly log: Logger;
}): Promise<FastifyInstance> {
  const { services, log } = options;
  const app = fastify({
    bodyLimit: megabyte,
    trustProxy: options.trustProxy.length > 0 ? [...options.trustProxy] : false,
    routerOptions: { maxParamLength: 5_000, ignoreTrailingSlash: true },
    forceCloseConnections: "idle",
    requestTimeout: 30_000,
    return503OnClosing: false,
    // An address that can't be read reaches no route, and so no error handler.
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
  });

  endConnections(app);
  logRequests(app, log);
  answerErrors(app, log);
  await app.register(helmet, securityHeaders(services.publicUrl));
  refuseForeignOrigins(app, services.publicUrl);
  limitRequests(app);

  app.get("/healthz", () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    const ready = await options.isReady();
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "not ready" });
  });

  const contextOf = (request: FastifyRequest, reply: FastifyReply): Promise<Context> =>
    createContext(services, arrivalOf(request, reply));
  const files = filesFrom(contextOf);
  const trpcOptions = {
    router: appRouter,
    createContext: ({ req, res }) => contextOf(req, res),
    allowMethodOverride: true,
    maxBatchSize: 10,
    onError: ({ error, path, req, ctx }) => logRefusal(log, error, { request: req, procedure: path, ctx }),
    responseMeta: ({ errors }) => ({
      headers: {
        "cache-control": "no-store",
        // tRPC forgets it where it refuses a request as a whole.
        ...(errors.length > 0 && { "content-type": "application/json" }),
        ...failureHeaders(errors.map(answerFailure)),
      },
    }),
  } satisfies FastifyTRPCPluginOptions<AppRouter>["trpcOptions"];
  const prefix = "/trpc";
  await app.register(
    async (scope) => {
      fastifyTRPCPlugin(scope, { trpcOptions }, () => {}); // leaves the prefix to Fastify
      // Called by itself: a batch stays within a megabyte.
      for (const path of fileProcedures) {
        scope.post(`/${path}`, files, (req, res) =>
          fastifyRequestHandler({ ...trpcOptions, req, res, path }),
        );
      }
    },
    { prefix },
  );
  serveMailtrapWebhooks(app, services);
  serveLogos(app, services);
  await serveOneClickOptOut(app, (request) => strangerOf(services, request));
  serveRest(app, { publicUrl: services.publicUrl, log, contextOf, files });
  await serveWeb(app, options.webDirectory);
  return app;
}

function arrivalOf(request: FastifyRequest, reply: FastifyReply): Arrival {
  return {
    ...whereabouts(request),
    cookies: request.headers.cookie,
    authorization: request.headers.authorization,
    safe: isSafe(request),
    idempotencyKey: request.headers["idempotency-key"]?.toString(),
    setCookie: (cookie) => void reply.header("set-cookie", cookie),
  };
}

/** Nobody in particular, whatever cookie or key comes along. */
function strangerOf(services: Services, request: FastifyRequest): Context {
  return { ...contextOfFoyer(services), visitor: { ...whereabouts(request), cookies: undefined } };
}

function whereabouts(request: FastifyRequest) {
  return {
    userAgent: request.headers["user-agent"]?.slice(0, 300) ?? null,
    ip: addressOf(request),
  };
}

/** Everything from our own server, nothing inline, nobody may frame us, and no address is passed on. */
function securityHeaders(publicUrl: string) {
  const secure = publicUrl.startsWith("https:");
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "no-referrer" as const },
    xFrameOptions: { action: "deny" as const },
  };
}
