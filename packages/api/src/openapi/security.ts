import type { RestRoute } from "../rest-routes.ts";
import type { JsonObject } from "./json.ts";

/** How somebody shows who they are. */
export function securitySchemes(publicUrl: string): JsonObject {
  return {
    apiKey: {
      type: "http",
      scheme: "bearer",
      bearerFormat: "foyer_…",
      description:
        "For programs: an API key of a person for one organization, made under *My account → API keys* or by `account.apiKeys.create`. It can do what that person can, but for what concerns their account.",
    },
    session: {
      type: "apiKey",
      in: "cookie",
      // As the session's cookie is called (RFC 6265bis §4.1.3.2).
      name: publicUrl.startsWith("https:") ? "__Host-foyer_session" : "foyer_session",
      description:
        "For browsers: set by `auth.signIn`. What changes something must come from a page of this very server.",
    },
  };
}

/** Who may call a procedure, as its place on the ladder says (`procedure.ts`). */
export function securityOf({ access }: RestRoute): readonly JsonObject[] {
  switch (access) {
    case "anyone":
      return [];
    case "onlooker":
      return [{}, { session: [] }];
    case "signed_in":
      return [{ apiKey: [] }, { session: [] }];
    case "in_person":
      return [{ session: [] }];
  }
}
