import { cookieIn } from "./visitor.ts";

type Input = Readonly<Record<string, unknown>>;

/** Somebody who has nothing but `fetch`: a browser that keeps its cookies, or a program with a key. */
export type Walker = {
  /**
   * Calls an operation as the documentation writes it, such as `GET /api/events/{eventId}`: what the path names is taken out
   * of the input, the rest is the query of a GET and otherwise the body. Answers the body; of a file its text.
   * @throws Error if the status is another
   */
  call(status: number, operation: string, input?: Input): Promise<unknown>;
  /** The same, whatever comes of it. */
  ask(operation: string, input?: Input): Promise<Answer>;
};

type Answer = { readonly status: number; readonly body: unknown };

/** A walk through a server that listens, and what it has been asked for with success. */
export type Walk = {
  /** Somebody new: without a key a browser, in which nobody is signed in. */
  walker(apiKey?: string): Walker;
  /** Every operation that was done, as it was written, with the names of its input: `GET /api/events?organizationId`. */
  readonly done: ReadonlySet<string>;
};

/** Begins a walk. `origin` is what the pages of the server send with their requests. */
export function walkThrough(address: string, origin: string): Walk {
  const done = new Set<string>();
  return {
    done,
    walker(apiKey) {
      const cookies = new Map<string, string>();

      async function ask(operation: string, input: Input = {}): Promise<Answer> {
        const response = await fetch(...requestOf(operation, input));
        for (const cookie of response.headers.getSetCookie()) {
          const [name = ""] = cookie.split("=");
          cookies.set(name, cookieIn(cookie));
        }
        const text = await response.text();
        const isJson = response.headers.get("content-type")?.includes("json") === true;
        if (response.ok) for (const each of [operation, ...queriesOf(operation, input)]) done.add(each);
        return { status: response.status, body: isJson && text !== "" ? JSON.parse(text) : text };
      }

      return {
        ask,
        async call(wanted, operation, input) {
          const { status, body } = await ask(operation, input);
          if (status === wanted) return body;
          throw new Error(`${operation} answered ${status} in place of ${wanted}: ${JSON.stringify(body)}`);
        },
      };

      function requestOf(operation: string, input: Input): [string, RequestInit] {
        const [method = "", path = ""] = operation.split(" ");
        const rest = new Map(Object.entries(input));
        const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
          const value = rest.get(name);
          rest.delete(name);
          return encodeURIComponent(String(value));
        });
        const query = new URLSearchParams();
        if (method === "GET") for (const [name, value] of rest) query.set(name, String(value));
        const cookie = [...cookies.values()].join("; ");
        const headers = {
          ...(apiKey === undefined ? { cookie, origin } : { authorization: `Bearer ${apiKey}` }),
          ...(method !== "GET" && { "content-type": "application/json" }),
        };
        const body = method === "GET" || rest.size === 0 ? null : JSON.stringify(Object.fromEntries(rest));
        return [`${address}${filled}?${query.toString()}`, { method, headers, body }];
      }
    },
  };
}

function queriesOf(operation: string, input: Input): string[] {
  return Object.keys(input).map((name) => `${operation}?${name}`);
}

/** A text in an answer, by the way to it: `invitation.id`. @throws Error if there is none */
export function textAt(answer: unknown, path: string): string {
  const found = path
    .split(".")
    .reduce<unknown>(
      (at, name) => (typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined),
      answer,
    );
  if (typeof found !== "string") throw new Error(`No ${path} in ${JSON.stringify(answer)}.`);
  return found;
}
