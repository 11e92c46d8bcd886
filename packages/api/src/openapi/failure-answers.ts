import { Failure, type Reason } from "@foyer/contract/failures";
import type { JsonObject } from "./json.ts";
import { failureExample } from "./reasons-of.ts";

const headers: Readonly<Record<number, JsonObject>> = {
  401: { "WWW-Authenticate": { $ref: "#/components/headers/WWW-Authenticate" } },
  409: { "Retry-After": { $ref: "#/components/headers/Retry-After" } },
  429: { "Retry-After": { $ref: "#/components/headers/Retry-After" } },
  503: { "Retry-After": { $ref: "#/components/headers/Retry-After" } },
};

/** What headers of failures mean. */
export const failureHeaders: JsonObject = {
  "Retry-After": {
    description:
      "Whole seconds after which trying again may work (RFC 9110 §10.2.3). With 409 only where a call with the same `Idempotency-Key` is still being answered: the same call may be made again.",
    schema: { type: "integer", minimum: 1 },
    example: 30,
  },
  "WWW-Authenticate": {
    description: "How to show who calls (RFC 9110 §11.6.1).",
    schema: { type: "string" },
    example: "Bearer",
  },
};

/** Keeps the answers that many procedures have in common, each by a name. */
export function failureAnswers() {
  const components: Record<string, JsonObject> = {};
  return {
    components,
    /** How a status is answered, for these reasons. */
    answer(status: number, reasons: readonly Reason[]): JsonObject {
      if (reasons.length > 3) return failureAnswer(status, reasons);
      const name = reasons.map(inPascal).join("Or");
      components[name] ??= failureAnswer(status, reasons);
      return { $ref: `#/components/responses/${name}` };
    },
  };
}

function failureAnswer(status: number, reasons: readonly Reason[]): JsonObject {
  const told = reasons.map((reason) => `\`${reason}\`: ${new Failure(reason).message}`);
  return {
    description: told.length === 1 ? (told[0] ?? "") : told.map((each) => `- ${each}`).join("\n"),
    ...(headers[status] && { headers: headers[status] }),
    content: {
      "application/json": {
        schema: { $ref: "#/components/schemas/Failure" },
        examples: Object.fromEntries(
          reasons.map((reason) => [
            reason,
            { summary: new Failure(reason).message, value: failureExample(reason) },
          ]),
        ),
      },
    },
  };
}

function inPascal(reason: Reason): string {
  return reason.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
