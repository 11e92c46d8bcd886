import type { Services } from "@foyer/domain/context";
import type { FastifyInstance } from "fastify";
import { type Answer, type Input, type VisitorOptions, visitorOf } from "./visitor.ts";

type Prepared = Omit<VisitorOptions, "services"> & { readonly input?: Input };

/** Makes the same call over REST and over tRPC, each prepared anew. */
export async function callBoth(
  app: FastifyInstance,
  services: Services,
  { procedure, prepare }: { readonly procedure: string; readonly prepare: () => Promise<Prepared> },
): Promise<{ readonly rest: Answer; readonly trpc: Answer }> {
  const [overRest, overTrpc] = [await prepare(), await prepare()];
  const rest = await (await visitorOf(app, { services, ...overRest })).rest(procedure, overRest.input);
  const trpc = await (await visitorOf(app, { services, ...overTrpc })).trpc(procedure, overTrpc.input);
  return { rest, trpc };
}
