import type { BrowserContext } from "@playwright/test";

/** A call, such as `POST /invitations`, and its input; the answer, or null where there is none. */
export type Rest = (call: string, input?: object) => Promise<unknown>;

/** Calls REST with the session of a browser, as a page of Foyer would. @throws Error if it is refused */
export function restOf({ request }: BrowserContext, url: string): Rest {
  return async (call, input) => {
    const [method = "", path = ""] = call.split(" ");
    const response = await request.fetch(`${url}/api${path}`, {
      method,
      headers: { origin: url },
      ...(input && { data: input }),
    });
    if (!response.ok()) throw new Error(`${call} answered ${response.status()}: ${await response.text()}`);
    return response.status() === 204 ? null : response.json();
  };
}

/** A text in an answer. @throws Error if there is none of that name */
export function textIn(answer: unknown, name: string): string {
  const text: unknown = Reflect.get(Object(answer), name);
  if (typeof text !== "string") throw new Error(`No ${name} in ${JSON.stringify(answer)}.`);
  return text;
}
