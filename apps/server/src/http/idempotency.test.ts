import { randomUUID } from "node:crypto";
import type { Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, expect, test } from "vitest";
import { testApp } from "../../test/test-app.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));

let owner: Person;
let authorization: string;

beforeAll(async () => {
  owner = await foyer.owner();
  authorization = `Bearer ${await foyer.apiKey(owner)}`;
});

test("the same Idempotency-Key gets the same answer over REST and tRPC, and another input 409 [S1.10] [S4.7]", async () => {
  const headers = { authorization, "idempotency-key": randomUUID() };
  const payload = {
    target: { kind: "organization", organizationId: owner.organizationId, role: "member" },
    email: foyer.address(),
  };
  const invite = (url: string, email = payload.email) =>
    app().inject({ method: "POST", url, headers, payload: { ...payload, email } });
  const first = await invite("/api/invitations");
  expect(first.statusCode).toBe(201);
  const again = await invite("/api/invitations");
  expect([again.statusCode, again.json()]).toEqual([201, first.json()]);
  expect((await invite("/trpc/invitations.create")).json().result.data).toEqual(first.json());

  for (const url of ["/api/invitations", "/trpc/invitations.create"]) {
    const other = await invite(url, foyer.address());
    expect([other.statusCode, other.body]).toEqual([409, expect.stringContaining('"conflict"')]);
    expect(other.headers["retry-after"]).toBeUndefined();
  }
  // Of a batch the header names one call: what else comes in it is another one.
  const batch = await app().inject({
    ...{ method: "POST", url: "/trpc/invitations.create,spaces.create?batch=1", headers },
    payload: { 0: payload, 1: { organizationId: owner.organizationId, name: "x" } },
  });
  expect(batch.statusCode).toBe(207);
  expect(batch.json()).toMatchObject([
    { result: { data: first.json() } },
    { error: { data: { httpStatus: 409 } } },
  ]);
});

test("a Set-Cookie that was lost on its way comes again [S1.10]", async () => {
  const token = foyer.linkOf((await foyer.invitation({ by: owner })).id);
  const accept = () =>
    app().inject({
      ...{ method: "POST", url: "/api/invitations/accept", headers: { "idempotency-key": "accept" } },
      payload: { token, name: "Ada", password: "a door that nobody guesses" },
    });
  const first = await accept();
  const again = await accept();
  expect([again.statusCode, again.json()]).toEqual([200, first.json()]);
  expect(first.headers["set-cookie"]).toEqual(
    expect.arrayContaining([expect.stringContaining("foyer_session=")]),
  );
  expect(again.headers["set-cookie"]).toEqual(first.headers["set-cookie"]);
});

test("what is no key is refused with 400, and ignored where nothing changes [S1.10] [S4.7]", async () => {
  const headers = { authorization, "idempotency-key": "x".repeat(256) };
  const url = `/api/spaces?organizationId=${owner.organizationId}`;
  expect((await app().inject({ url, headers })).statusCode).toBe(200);
  const payload = { organizationId: owner.organizationId, name: "x" };
  const refused = await app().inject({ method: "POST", url: "/api/spaces", headers, payload });
  expect([refused.statusCode, refused.json()]).toMatchObject([
    400,
    { reason: "invalid_input", issues: [{ path: "Idempotency-Key" }] },
  ]);
});
