import { fromNowhere } from "@foyer/domain/context";
import type { Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../test/test-app.ts";
import { cookieIn } from "../../test/visitor.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));

let owner: Person;
let authorization: string;
let cookie: string;

beforeAll(async () => {
  owner = await foyer.owner();
  authorization = `Bearer ${await foyer.apiKey(owner)}`;
  cookie = cookieIn(await foyer.services.sessions.start((await foyer.owner()).userId, fromNowhere));
});

const invitation = () => ({
  target: { kind: "organization", organizationId: owner.organizationId, role: "member" },
  email: foyer.address(),
});
const invite = (url: string, headers: Readonly<Record<string, string>>) =>
  app().inject({ method: "POST", url, headers, payload: invitation() });
const everywhere = ["/api/invitations", "/trpc/invitations.create"];

describe("an API key over HTTP [S1.10]", () => {
  test("opens REST and tRPC to a program, reading and changing", async () => {
    for (const url of ["/api/auth/me", "/trpc/auth.me"]) {
      const answer = await app().inject({ url, headers: { authorization } });
      expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining(owner.userId)]);
      expect(answer.headers["set-cookie"]).toBeUndefined();
      expect(answer.headers["cache-control"]).toContain("no-store");
    }
    for (const url of everywhere)
      expect([200, 201]).toContain((await invite(url, { authorization })).statusCode);
  });

  test("that is none is answered 401, whatever is asked, and a good cookie beside it changes nothing", async () => {
    for (const url of ["/api/auth/me", "/api/system", "/trpc/auth.me", "/trpc/system.info,auth.me?batch=1"]) {
      for (const shown of ["Bearer foyer_none", "Bearer"]) {
        const answer = await app().inject({ url, headers: { authorization: shown, cookie } });
        expect([url, shown, answer.statusCode, answer.body]).toEqual([
          ...[url, shown, 401, expect.stringContaining("unauthenticated")],
        ]);
        expect(answer.headers["www-authenticate"]).toBe("Bearer");
      }
    }
  });

  test("notes its use, also with GET: a stolen key that only reads is seen too", async () => {
    await foyer.sql`UPDATE api_keys SET last_used_at = NULL`;
    await app().inject({ method: "GET", url: "/api/auth/me", headers: { authorization } });
    expect(
      await foyer.sql`SELECT 1 FROM api_keys WHERE last_used_at > now() - interval '1 minute'`,
    ).toHaveLength(1);
  });

  test("is shown with no origin by programs, also beside a cookie of a proxy between, which is not looked at", async () => {
    for (const url of everywhere)
      for (const headers of [
        { authorization },
        { authorization, cookie: "affinity=1" },
        { authorization, cookie },
      ])
        expect([200, 201]).toContain((await invite(url, headers)).statusCode);
  });

  test("is refused from another site's page, and no such page may read an answer (CSRF)", async () => {
    const before = await foyer.sql`SELECT count(*) FROM invitations`;
    for (const url of everywhere) {
      for (const origin of ["https://evil.example", "null", ""])
        expect((await invite(url, { authorization, origin })).statusCode).toBe(403);
      const preflight = await app().inject({
        method: "OPTIONS",
        url,
        headers: {
          origin: "https://evil.example",
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization",
        },
      });
      expect(Object.keys(preflight.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
    expect(await foyer.sql`SELECT count(*) FROM invitations`).toEqual(before);
  });

  test("that is none does not make a forged request of somebody's cookie pass (CSRF)", async () => {
    for (const url of everywhere)
      for (const [shown, status] of [
        ["Bearer x", 401],
        ["Basic eDp5", 403], // which browsers add by themselves
        ["", 403],
      ] as const)
        expect((await invite(url, { authorization: shown, cookie })).statusCode).toBe(status);
  });
});
