import { password } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import type { InjectOptions } from "fastify";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { testApp } from "../../test/test-app.ts";
import { routeOf, restRequest, trpcRequest, visitorOf } from "../../test/visitor.ts";
import { openLog } from "../log.ts";

const foyer = testFoyer();
const lines: string[] = [];
const log = openLog("info", { write: (line) => void lines.push(line) });
const app = testApp(() => ({ services: foyer.services, log }));

beforeEach(() => void lines.splice(0));

const entry = z.looseObject({ level: z.string(), msg: z.string() });
/** What was logged, without the time. */
const logged = () =>
  lines.map((line) => {
    const { time: _, ...rest } = entry.parse(JSON.parse(line));
    return rest;
  });

const refused = { level: "info", msg: "refused" };
const remoteAddress = "192.0.2.7";
const wrong = "not the right one";

describe.each([
  ["REST", (procedure: string) => `/api${routeOf(procedure).path}`, restRequest],
  ["tRPC", () => "/trpc/:path", trpcRequest],
] as const)("the log of what is refused over %s", (_, route, request) => {
  const ask = async (asking: Asking) => {
    const { call, headers, account } = asking;
    const visitor = await visitorOf(app(), { services: foyer.services, account: account ?? null });
    const [procedure, input] = call;
    return visitor.ask({ remoteAddress, ...request(routeOf(procedure), input), ...(headers && { headers }) });
  };

  test("names an act that somebody may not do, with who and from where", async () => {
    const member = await foyer.member();
    const { organizationId, userId } = member;
    const procedure = "organizations.update";
    const answer = await ask({ call: [procedure, { organizationId, name: "Mine" }], account: member });
    expect(answer.status).toBe(403);
    expect(logged()).toEqual([
      { ...refused, reason: "forbidden", procedure, route: expectedRoute(route(procedure)), ip: remoteAddress, userId },
    ]);
  });
});

type Asking = {
  readonly call: readonly [procedure: string, input: Readonly<Record<string, unknown>>];
  readonly headers?: InjectOptions["headers"];
  readonly account?: { readonly userId: string };
};

const expectedRoute = (route: string) => route;
void password;
void wrong;
