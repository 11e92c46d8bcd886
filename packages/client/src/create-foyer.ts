import { call } from "./call.ts";
import { each } from "./each.ts";
import { follow, subscribe } from "./follow.ts";
import type { FoyerOptions } from "./foyer-options.ts";
import { type Line, lineTo } from "./line.ts";
import type { CallOptions, MutateOptions, SubscribeOptions } from "./procedure.ts";
import type { Foyer } from "./procedures.ts";

/**
 * A client for programs.
 *
 * @example
 * const foyer = createFoyer({ url: "https://foyer.example.com", apiKey: "foyer_…" });
 * const invitation = await foyer.invitations.create.mutate({
 *   target: { kind: "organization", organizationId, role: "member" },
 *   email: "ada@example.com",
 * });
 * @throws TypeError if the URL is none
 */
export function createFoyer(options: FoyerOptions): Foyer {
  return at(lineTo(options), []);
}

/** What stands at a path of names: more names, and at the end of a procedure's what can be done with it. */
function at(line: Line, path: readonly string[]) {
  const procedure = path.join(".");
  const verbs = {
    query: (input: unknown, options?: CallOptions) =>
      call(line, { type: "query", procedure, input, options }),
    mutate: (input: unknown, options?: MutateOptions) =>
      call(line, { type: "mutation", procedure, input, options }),
    each: (input?: object, options?: CallOptions) => each(line, { procedure, input, options }),
    follow: (input: object, options?: CallOptions) => follow(line, { procedure, input }, options),
    subscribe: (input: object, options: SubscribeOptions<unknown>) =>
      subscribe(line, { procedure, input }, options),
  };
  return new Proxy(Object.create(null), {
    get(_, name): unknown {
      // A client that is awaited by mistake is no promise.
      if (typeof name !== "string" || name === "then") return undefined;
      return Reflect.get(verbs, name) ?? at(line, [...path, name]);
    },
  });
}
