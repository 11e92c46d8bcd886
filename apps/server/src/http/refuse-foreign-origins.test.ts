import { fromNowhere } from "@foyer/domain/context";
import { dumpOf } from "@foyer/testing/dump";
import { type Person, password } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../test/test-app.ts";
import { cookieIn } from "../../test/visitor.ts";
import { ownOrigins } from "./own-origins.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));

let owner: Person;
let cookie: string;
let signOut: { readonly url: string; readonly method: "POST" };

beforeAll(async () => {
  owner = await foyer.owner();
  cookie = cookieIn(await foyer.services.sessions.start(owner.userId, fromNowhere));
  signOut = { url: "/api/auth/sign-out", method: "POST" };
});

const json = { "content-type": "application/json" };
const own = "https://foyer.example";

/** What other sites can make a browser send, with the cookie that goes along. */
const forgeries: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ["a form", { "content-type": "application/x-www-form-urlencoded" }, "name=Eve"],
  ["a form with a file", { "content-type": "multipart/form-data; boundary=b" }, "--b\r\n\r\n{}\r\n--b--"],
  ["a form that looks like JSON", { "content-type": "text/plain" }, '{"name":"Eve","":"="}'],
  ["a beacon", { "content-type": "text/plain;charset=UTF-8" }, '{"name":"Eve"}'],
  ["a script", json, '{"name":"Eve"}'],
  ["a request without a kind", {}, '{"name":"Eve"}'],
];

const foreign = [
  "https://evil.example",
  "https://foyer.example.evil.example",
  "https://evil-foyer.example",
  "https://sub.foyer.example",
  "http://foyer.example",
  "https://foyer.example:8443",
  "https://foyer.example/",
  "HTTPS://FOYER.EXAMPLE",
  "http://localhost:3000",
  "file://",
  "null",
  "",
];

describe("another site can't act in somebody's name (CSRF)", () => {
  describe.each(forgeries)("by %s", (_, headers, payload) => {
    const everywhere = [
      { method: "PUT", url: "/api/account/profile" },
      { method: "POST", url: "/trpc/account.updateProfile" },
    ] as const;

    test("from any other origin, and nothing changes", async () => {
      const before = await dumpOf(foyer.url);
      for (const request of everywhere) {
        for (const origin of foreign) {
          const answer = await app().inject({ ...request, headers: { ...headers, cookie, origin }, payload });
          expect([origin, answer.statusCode, answer.json()]).toMatchObject([
            origin,
            403,
            request.url.startsWith("/trpc")
              ? { error: { data: { reason: "forbidden" } } }
              : { reason: "forbidden", code: "FORBIDDEN" },
          ]);
        }
      }
      expect(await dumpOf(foyer.url)).toEqual(before);
    });

    test("with the cookie and no origin", async () => {
      const before = await dumpOf(foyer.url);
      for (const request of everywhere) {
        const answer = await app().inject({ ...request, headers: { ...headers, cookie }, payload });
        expect(answer.statusCode).toBe(403);
      }
      expect(await dumpOf(foyer.url)).toEqual(before);
    });
  });

  test("also where no cookie goes along: signing a visitor in as somebody else", async () => {
    const payload = { email: owner.email, password };
    for (const url of ["/api/auth/sign-in", "/trpc/auth.signIn"]) {
      const answer = await app().inject({ method: "POST", url, headers: { origin: "null" }, payload });
      expect([answer.statusCode, answer.headers["set-cookie"]]).toEqual([403, undefined]);
    }
  });

  test.each(["DELETE", "PATCH", "PUT", "POST"] as const)("by %s", async (method) => {
    const { id } = await foyer.invitation({ by: owner });
    for (const headers of [{ cookie }, { cookie, origin: "https://evil.example" }]) {
      const answer = await app().inject({ method, url: `/api/invitations/${id}`, headers });
      expect(answer.statusCode).toBe(403);
    }
  });

  test("and no answer lets another site read it", async () => {
    for (const method of ["GET", "OPTIONS", "POST"] as const) {
      const answer = await app().inject({
        method,
        url: "/api/auth/me",
        headers: {
          cookie,
          origin: "https://evil.example",
          "access-control-request-method": "PATCH",
          "access-control-request-headers": "content-type",
        },
      });
      const allowing = Object.keys(answer.headers).filter((name) => name.startsWith("access-control-allow"));
      expect(allowing).toEqual([]);
      expect(answer.headers["cross-origin-resource-policy"]).toBe("same-origin");
    }
  });
});

describe("let through", () => {
  test("are the pages of Foyer itself", async () => {
    const answer = await app().inject({ ...signOut, headers: { ...json, origin: own }, payload: {} });
    expect(answer.statusCode).toBe(200);
  });

  test("are programs, which send neither cookie nor origin", async () => {
    const answer = await app().inject({ ...signOut, headers: json, payload: {} });
    expect(answer.statusCode).toBe(200);
  });

  test("but a form and plain text are read by nobody, wherever they come from", async () => {
    const before = await dumpOf(foyer.url);
    for (const [, headers, payload] of forgeries.slice(0, 4)) {
      for (const url of ["/api/auth/sign-out", "/trpc/auth.signOut"]) {
        const answer = await app().inject({
          method: "POST",
          url,
          headers: { ...headers, cookie, origin: own },
          payload,
        });
        expect([headers, url, answer.statusCode]).toEqual([headers, url, 415]);
      }
    }
    expect(await dumpOf(foyer.url)).toEqual(before);
  });
});

describe("the origins that are our own", () => {
  test("are the public one alone", () => {
    expect([...ownOrigins("https://foyer.example.com/inside")]).toEqual(["https://foyer.example.com"]);
    expect([...ownOrigins("https://foyer.example.com:8443")]).toEqual(["https://foyer.example.com:8443"]);
    expect([...ownOrigins("http://localhost.example.com")]).toEqual(["http://localhost.example.com"]);
  });

  test("or every spelling of this very machine, on the same port", () => {
    const spellings = ["http://127.0.0.1:3000", "http://[::1]:3000", "http://localhost:3000"];
    for (const each of spellings) expect([...ownOrigins(each)].toSorted()).toEqual(spellings);
  });
});
