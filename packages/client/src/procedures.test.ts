import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AppRouter } from "@foyer/api/root";
import type { Reason as KnownReason } from "@foyer/contract/failures";
import type { WebhookPayload as PostedPayload } from "@foyer/contract/webhooks";
import type { AnyTRPCProcedure, inferProcedureInput, inferTransformedProcedureOutput } from "@trpc/server";
import { expect, expectTypeOf, test } from "vitest";
import { declareProcedures } from "../scripts/declare-procedures.ts";
import type { Foyer, Reason, WebhookPayload } from "./client.ts";
import type { Mutation, Query, Subscription } from "./procedure.ts";

/** Whether either can stand where the other is asked for. */
type Alike<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

/** What a procedure takes and answers, as the server has it. */
type Real<Procedure extends AnyTRPCProcedure> = {
  takes: Exclude<inferProcedureInput<Procedure>, void | undefined>;
  answers: inferTransformedProcedureOutput<AppRouter, Procedure>;
};

/** The same, as it is declared. */
type Declared<Procedure> =
  Procedure extends Query<infer Takes, infer Answers>
    ? { takes: Takes; answers: Answers }
    : Procedure extends Mutation<infer Takes, infer Answers>
      ? { takes: Takes; answers: Answers }
      : Procedure extends Subscription<infer Takes, infer Data>
        ? { takes: Takes; answers: AsyncIterable<{ id: string; data: Data }, never> }
        : never;

/** The paths of what is not declared as it is. */
type Wrong<Nouns, Declarations, Path extends string = ""> = {
  [Name in (keyof Nouns | keyof Declarations) & string]: Name extends keyof Nouns & keyof Declarations
    ? Nouns[Name] extends AnyTRPCProcedure
      ? Alike<Real<Nouns[Name]>, Declared<Declarations[Name]>> extends true
        ? never
        : `${Path}${Name}`
      : Wrong<Nouns[Name], Declarations[Name], `${Path}${Name}.`>
    : `${Path}${Name}`;
}[(keyof Nouns | keyof Declarations) & string];

test("every procedure is declared as the server has it, with what it takes and answers [S3.8]", () => {
  expectTypeOf<Wrong<AppRouter["_def"]["record"], Foyer>>().toBeNever();
  expectTypeOf<Alike<Reason, KnownReason>>().toEqualTypeOf<true>();
  expectTypeOf<Alike<WebhookPayload, PostedPayload>>().toEqualTypeOf<true>();
});

test("the declarations are those of the contract as it is now: else run packages/client/scripts/generate.ts", async () => {
  const file = join(import.meta.dirname, "procedures.ts");
  expect(readFileSync(file, "utf8")).toBe(await declareProcedures());
});
