import { openApiDocument } from "@foyer/api/openapi";
import { restRoutes } from "@foyer/api/rest-routes";
import { callsOfAccounts } from "@foyer/testing/calls/calls-of-accounts";
import { callsOfInvitations } from "@foyer/testing/calls/calls-of-invitations";
import { callsOfMessages } from "@foyer/testing/calls/calls-of-messages";
import { callsOfPlaces } from "@foyer/testing/calls/calls-of-places";
import { type Calls, preparing } from "@foyer/testing/calls/prepared-calls";
import { checksBy } from "@foyer/testing/document-checks";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { callBoth } from "../../test/call-both.ts";
import { fieldIn } from "../../test/field-in.ts";
import { testApp } from "../../test/test-app.ts";
import { visitorOf } from "../../test/visitor.ts";
import { withoutChance } from "../../test/without-chance.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));

/** Every procedure, called as it succeeds. */
const successes: Calls = {
  ...callsOfInvitations(foyer),
  ...callsOfPlaces(foyer),
  ...callsOfAccounts(foyer),
  ...callsOfMessages(foyer),
};

describe("REST answers what tRPC answers", () => {
  test("and every procedure is tried", () => {
    expect(Object.keys(successes).toSorted()).toEqual(
      restRoutes.map(({ procedure }) => procedure).toSorted(),
    );
  });

  const check = checksBy(openApiDocument("https://foyer.example"));
  test.each(
    restRoutes.map(({ procedure, status, isTable, path, method }) => ({
      procedure,
      status,
      isTable,
      path,
      method,
    })),
  )(
    "$procedure, with $status, as the document says [S4.7] [S3.8]",
    async ({ procedure, status, isTable, path, method }) => {
      const prepare = successes[procedure];
      if (!prepare) throw new Error(`Nobody has prepared ${procedure}.`);
      const { rest, trpc } = await callBoth(app(), foyer.services, { procedure, prepare });

      expect([rest.status, trpc.status]).toEqual([status, 200]);
      const data = fieldIn(trpc.body, "result", "data");
      if (status === 204) expect([rest.text, data]).toEqual(["", null]);
      // A table is the file itself.
      else if (isTable)
        expect(withoutChance(rest.text.split("\r\n"))).toEqual(
          withoutChance(`\uFEFF${String(fieldIn(data, "csv"))}`.split("\r\n")),
        );
      else {
        expect(withoutChance(rest.body)).toEqual(withoutChance(data));
        const answer = ["responses", String(status), "content", "application/json", "schema"];
        expect(check(["paths", path, method.toLowerCase(), ...answer], rest.body)).toEqual([]);
      }
      expect(cookieNames(rest.headers)).toEqual(cookieNames(trpc.headers));
    },
  );
});

describe("a program that says JSON and sends nothing", () => {
  test.each(["invitations.remind", "invitations.cancel", "auth.signOut"])(
    "is understood: %s",
    async (procedure) => {
      const { account, input } = await preparing(foyer).withInvitation()();
      const visit = await visitorOf(app(), {
        services: foyer.services,
        account: account ?? (await foyer.owner()),
      });
      const { status, path, method } = restRoutes.find((each) => each.procedure === procedure) ?? {};
      const url = `/api${path?.replace("{invitationId}", String(input?.["invitationId"]))}`;
      const answer = await visit.ask({
        method: method ?? "POST",
        url,
        headers: { "content-type": "application/json" },
      });
      expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
    },
  );
});

test("the OpenAPI document is served", async () => {
  const { ask } = await visitorOf(app(), { services: foyer.services });
  expect(await ask({ url: "/api/openapi.json" })).toMatchObject({
    status: 200,
    body: { openapi: expect.stringMatching(/^3\.1/), servers: [{ url: "https://foyer.example/api" }] },
  });
});

function cookieNames(headers: Readonly<Record<string, unknown>>): string[] {
  const cookies = [headers["set-cookie"] ?? []].flat().filter((cookie) => typeof cookie === "string");
  return cookies.map((cookie) => cookie.split("=")[0] ?? "");
}
