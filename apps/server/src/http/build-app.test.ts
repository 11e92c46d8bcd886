import type { Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { testApp } from "../../test/test-app.ts";
import { visitorOf } from "../../test/visitor.ts";
import { openWebFolder, type WebFolder } from "../../test/web-folder.ts";
import { openLog } from "../log.ts";
import { buildApp } from "./build-app.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));
const behindProxies = testApp(() => ({ services: foyer.services, trustProxy: ["10.0.0.0/8", "192.0.2.1"] }));

let owner: Person;
beforeAll(async () => {
  owner = await foyer.owner();
});

const hostile = {
  host: "evil.example",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "gopher",
  "x-original-url": "/evil",
  forwarded: "host=evil.example;proto=https",
};

describe("the Host header, and what proxies say of it, reach no link [S4.8]", () => {
  test("that is handed out, and no redirect", async () => {
    const visitor = await visitorOf(app(), { services: foyer.services, account: owner });
    const { id: invitationId } = await foyer.invitation({ by: owner });
    const ask = (url: string, payload?: object) =>
      visitor.ask({ url, headers: hostile, ...(payload && { method: "POST", payload }) });
    const { body } = await ask(`/api/invitations/${invitationId}/link`, {});
    expect(body).toEqual({ url: expect.stringMatching(/^https:\/\/foyer\.example\/accept#[\w-]{48}$/) });

    const token = foyer.linkOf(invitationId);
    const accept = await (await visitorOf(app(), { services: foyer.services })).ask({
      method: "POST",
      url: "/api/invitations/accept",
      headers: hostile,
      payload: { token, name: "Grace", password: "a password for the newcomer" },
    });
    expect(accept.body).toMatchObject({ redirectTo: `/o/${owner.organizationId}` });

    for (const url of [
      "/",
      "/accept",
      "/accept/",
      "/assets",
      "/assets/",
      "/api/openapi.json",
      "/api/nothing",
      "//evil.example",
      "//evil.example/%2e%2e",
      "/\\evil.example",
      "/o/x",
      "/healthz",
      "/readyz",
      "/trpc/auth.me",
    ]) {
      const answer = await ask(url);
      expect([url, answer.headers["location"]]).toEqual([url, undefined]);
      expect(answer.status).toBeLessThan(500);
      expect(`${answer.text}${JSON.stringify(answer.headers)}`).not.toContain("evil.example");
    }
  });

  test("that is mailed: the job says nothing of the request that made it", async () => {
    const visitor = await visitorOf(app(), { services: foyer.services, account: owner });
    await visitor.ask({
      method: "POST",
      url: "/api/invitations",
      headers: hostile,
      payload: {
        target: { kind: "organization", organizationId: owner.organizationId, role: "member" },
        email: foyer.address(),
      },
    });
    const jobs = await foyer.sql`SELECT j::text FROM pgboss.job j`;
    expect(jobs.length).toBeGreaterThan(0);
    expect(JSON.stringify(jobs)).not.toContain("evil.example");
  });
});

describe("X-Forwarded-For counts", () => {
  /** The address that an invitation says its inviter had. */
  async function noted(via: () => FastifyInstance, remoteAddress: string, forwarded: string) {
    const visitor = await visitorOf(via(), { services: foyer.services, account: owner });
    const { body } = await visitor.ask({
      method: "POST",
      url: "/api/invitations",
      headers: { "x-forwarded-for": forwarded, "x-real-ip": "198.51.100.66" },
      remoteAddress,
      payload: {
        target: { kind: "organization", organizationId: owner.organizationId, role: "member" },
        email: foyer.address(),
      },
    });
    return z.looseObject({ inviterIp: z.string().nullable() }).parse(body).inviterIp;
  }

  test("from nobody, unless a proxy is trusted [S2.5]", async () => {
    expect(await noted(app, "203.0.113.9", "198.51.100.1")).toBe("203.0.113.9");
    expect(await noted(app, "127.0.0.1", "198.51.100.1")).toBe("127.0.0.1");
  });

  test.each([
    ["from a trusted proxy", "10.1.2.3", "198.51.100.1", "198.51.100.1"],
    ["through a chain of them", "192.0.2.1", "198.51.100.1, 10.9.9.9", "198.51.100.1"],
    ["but not from a stranger", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    [
      "and never what the caller wrote before a proxy's own",
      "10.1.2.3",
      "1.1.1.1, 198.51.100.1",
      "198.51.100.1",
    ],
  ])("%s", async (_, remoteAddress, forwarded, expected) => {
    expect(await noted(behindProxies, remoteAddress, forwarded)).toBe(expected);
  });

  test.each([
    "unknown",
    "198.51.100.1:4711",
    "'; DROP TABLE users --",
    "<script>",
    "::ffff:zz",
    "1".repeat(500),
  ])("and is no trouble where it is no address: %s", async (forwarded) => {
    expect(await noted(behindProxies, "10.1.2.3", forwarded)).toBeNull();
  });
});

describe("every kind of answer", () => {
  const answers = [
    ["a page", "/"],
    ["a page deep inside", "/o/1/people"],
    ["the accept page", "/accept"],
    ["a file", "/favicon.svg"],
    ["a built file", "/assets/main-4f6a.js"],
    ["a missing file", "/assets/nothing.js"],
    ["REST", "/api/auth/me"],
    ["a refusal of REST", "/api/account/profile"],
    ["the API's document", "/api/openapi.json"],
    ["nothing below the API", "/api/nothing"],
    ["tRPC", "/trpc/auth.me"],
    ["a refusal of tRPC", "/trpc/account.profile"],
    ["nothing in tRPC", "/trpc/nothing"],
    ["a probe", "/healthz"],
    ["the other probe", "/readyz"],
  ] as const;

  test.each(answers)("keeps its page to itself: %s", async (_, url) => {
    const { headers } = await app().inject({ url });
    const policy = Object.fromEntries(
      String(headers["content-security-policy"])
        .split(";")
        .map((directive) => {
          const [name = "", ...values] = directive.trim().split(" ");
          return [name, values.join(" ")];
        }),
    );
    expect(policy).toMatchObject({
      "default-src": "'none'",
      "script-src": "'self'",
      "style-src": "'self'",
      "connect-src": "'self'",
      "form-action": "'self'",
      "base-uri": "'none'",
      "frame-ancestors": "'none'",
    });
    expect(Object.values(policy).join(" ")).not.toMatch(/unsafe-eval|\*|https?:|wss?:/);
    expect(policy["script-src"]).not.toContain("unsafe-inline");
    expect(headers).toMatchObject({
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-resource-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["server"]).toBeUndefined();
  });

  test.each([
    "/api/auth/me",
    "/api/account/profile",
    "/api/invitations/verify/nothing",
    "/api/nothing",
    "/trpc/auth.me",
    "/trpc/account.profile",
    "/trpc/nothing",
    "/trpc/auth.me,auth.me?batch=1",
    "/trpc/%",
    "/api/%",
  ])("is kept by no cache, where it is for one person: %s", async (url) => {
    for (const method of ["GET", "POST"] as const) {
      const { headers } = await app().inject({ method, url, ...(method === "POST" && { payload: {} }) });
      expect(headers["cache-control"]).toBe("no-store");
    }
  });

  test("is pinned to https where the public URL is, and left alone where it is not", async () => {
    const { headers } = await app().inject({ url: "/" });
    expect(headers["strict-transport-security"]).toBe("max-age=31536000");
    expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
    const plain = await onPlainHttp.inject({ url: "/" });
    expect(plain.headers["strict-transport-security"]).toBeUndefined();
    expect(plain.headers["content-security-policy"]).not.toContain("upgrade-insecure-requests");
  });
});

describe("the session's cookie", () => {
  test("comes also to who asks for an answer in pieces, which would lose it", async () => {
    const account = await foyer.stranger();
    const { headers } = await app().inject({
      method: "POST",
      url: "/trpc/auth.signIn?batch=1",
      headers: { "trpc-accept": "application/jsonl" },
      payload: { 0: { email: account.email, password: "the tests all use this one" } },
    });
    expect(String(headers["set-cookie"])).toContain("__Host-foyer_session=");
  });

  test("is for the server alone, and for this site alone", async () => {
    const account = await foyer.stranger();
    const visitor = await visitorOf(app(), { services: foyer.services });
    const { headers } = await visitor.rest("auth.signIn", {
      email: account.email,
      password: "the tests all use this one",
    });
    expect(headers["set-cookie"]).toEqual([
      expect.stringMatching(
        /^__Host-foyer_session=[\w-]{43}; HttpOnly; Max-Age=\d{7,}; Path=\/; SameSite=Lax; Secure$/,
      ),
      expect.stringMatching(
        /^__Host-foyer_device=[\w-]{64}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax/,
      ),
    ]);
    const out = await visitor.rest("auth.signOut");
    expect(out.headers["set-cookie"]).toBeUndefined(); // nobody was signed in
  });
});

let onPlainHttp: FastifyInstance;
let web: WebFolder;
beforeAll(async () => {
  web = await openWebFolder();
  onPlainHttp = await buildApp({
    services: { ...foyer.services, publicUrl: "http://localhost:3000" },
    isReady: async () => true,
    trustProxy: [],
    webDirectory: web.directory,
    log: openLog("silent"),
  });
});
afterAll(async () => {
  await onPlainHttp.close();
  await web.remove();
});
