import { type RestRoute, restRoutes } from "@foyer/api/rest-routes";
import { startChallenge } from "@foyer/domain/accounts/mfa-challenge";
import { fromNowhere, type Services } from "@foyer/domain/context";
import type { FastifyInstance, InjectOptions } from "fastify";

/** An answer as it came over HTTP; `body` is what its JSON says, and the text itself where it is none. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly body: unknown;
};

/** Somebody at the HTTP door, with the cookie and the origin that a browser of theirs would send. */
export type Visitor = {
  ask(request: InjectOptions): Promise<Answer>;
  /** Calls a procedure over REST: each part of the input where its route wants it. */
  rest(procedure: string, input?: Input): Promise<Answer>;
  /** Calls a procedure over tRPC: a query by GET, a mutation by POST. */
  trpc(procedure: string, input?: Input): Promise<Answer>;
};

export type Input = Readonly<Record<string, unknown>>;

export type VisitorOptions = {
  readonly services: Services;
  /** Who is signed in, by a session of their own. */
  readonly account?: { readonly userId: string } | null;
  /** Only by half: the code of the second factor is still to come. */
  readonly half?: boolean;
};

/** Makes a visitor of an app. */
export async function visitorOf(
  app: FastifyInstance,
  { services, account = null, half = false }: VisitorOptions,
): Promise<Visitor> {
  const start = (userId: string) =>
    half
      ? startChallenge(services, services.database.read, userId)
      : services.sessions.start(userId, fromNowhere);
  const cookie = account ? cookieIn(await start(account.userId)) : undefined;
  const origin = new URL(services.publicUrl).origin;
  const own = { ...(cookie !== undefined && { cookie }), origin };

  async function ask(request: InjectOptions): Promise<Answer> {
    const response = await app.inject({ ...request, headers: { ...own, ...request.headers } });
    const { statusCode: status, headers, body: text } = response;
    return { status, headers, text, body: readJson(text) };
  }

  return {
    ask,
    rest: (procedure, input) => ask(restRequest(routeOf(procedure), input)),
    trpc: (procedure, input) => ask(trpcRequest(routeOf(procedure), input)),
  };
}

/** The route of a procedure. @throws Error if it has none */
export function routeOf(procedure: string): RestRoute {
  const route = restRoutes.find((each) => each.procedure === procedure);
  if (!route) throw new Error(`${procedure} has no route.`);
  return route;
}

/** A request whose address is text, as all of ours are. */
export type Request = InjectOptions & { readonly url: string };

/** A call of a procedure as REST wants it. */
export function restRequest(route: RestRoute, input: Input = {}): Request {
  const rest = new Map(Object.entries(input));
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  const url = `/api${path}`;
  if (route.method === "GET") {
    const query = new URLSearchParams();
    for (const [name, value] of rest) query.set(name, String(value));
    return { method: "GET", url: query.size > 0 ? `${url}?${query.toString()}` : url };
  }
  return { method: route.method, url, ...(rest.size > 0 && { payload: Object.fromEntries(rest) }) };
}

/** A call of a procedure as tRPC wants it. */
export function trpcRequest({ procedure, type }: RestRoute, input?: Input): Request {
  const url = `/trpc/${procedure}`;
  if (type === "mutation") return { method: "POST", url, payload: input ?? {} };
  const query = input ? `?${new URLSearchParams({ input: JSON.stringify(input) }).toString()}` : "";
  return { method: "GET", url: `${url}${query}` };
}

/** The cookie that a `Set-Cookie` sets, as the next request carries it. */
export function cookieIn(setCookie: string): string {
  return setCookie.split(";")[0] ?? "";
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
