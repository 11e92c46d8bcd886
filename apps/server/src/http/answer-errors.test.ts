import { Readable } from "node:stream";
import { reasons } from "@foyer/contract/failures";
import { stateOf } from "@foyer/testing/dump";
import { testFoyer } from "@foyer/testing/test-foyer";
import type { InjectOptions } from "fastify";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { testApp } from "../../test/test-app.ts";
import { type Answer, type Visitor, visitorOf } from "../../test/visitor.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));

let visitor: Visitor;
beforeAll(async () => {
  visitor = await visitorOf(app(), { services: foyer.services, account: await foyer.owner() });
});

const json = { "content-type": "application/json" };
/** The same procedure over both. */
const doors = ["/api/auth/sign-in", "/trpc/auth.signIn"] as const;

const flat = z.strictObject({
  message: z.string().min(1),
  code: z.string(),
  reason: z.literal(Object.keys(reasons)),
  issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
});
const wrapped = z.strictObject({
  error: z.strictObject({
    message: z.string().min(1),
    code: z.number(),
    data: flat.omit({ message: true }).extend({ httpStatus: z.number(), path: z.string().optional() }),
  }),
});

/** What nobody outside may learn: where the code lies, how it is called, what it asks the database. */
const inside = [
  process.cwd(),
  "node_modules",
  "packages/",
  "apps/server",
  ".ts:",
  ".js:",
  "    at ",
  "prisma",
  "postgres",
  "SELECT ",
  "INSERT ",
  "FST_ERR",
  "SyntaxError",
  "TypeError",
  "ZodError",
  "TRPC",
];

/** Asks, and expects a refusal in the one form that all of them have, with nothing in it that is nobody's business. */
async function refusal(request: InjectOptions & { readonly url: string }) {
  const answer = await visitor.ask(request);
  expectNothingInside(answer);
  expect(answer.headers["content-type"]).toMatch(/^application\/json/);
  expect(answer.headers["cache-control"]).toBe("no-store");
  const inTrpc = request.url.startsWith("/trpc");
  const told = inTrpc ? wrapped.parse(answer.body).error.data : flat.parse(answer.body);
  return { status: answer.status, reason: told.reason };
}

function expectNothingInside({ status, text }: Answer): void {
  expect(status).not.toBe(500);
  expect(inside.filter((each) => text.toLowerCase().includes(each.toLowerCase()))).toEqual([]);
}

const megabyte = 1_048_576;
const letter = (size: number) => JSON.stringify({ email: "a@example.com", password: "x".repeat(size) });

describe.each(doors)("a body that is too large, to %s", (url) => {
  const tooLarge = { status: 413, reason: "payload_too_large" };

  test.each([
    ["by a byte", letter(megabyte - letter(0).length + 1)],
    ["by far", letter(10 * megabyte)],
    ["and no JSON", "x".repeat(2 * megabyte)],
  ])("%s is refused as such", async (_, payload) => {
    expect(await refusal({ method: "POST", url, headers: json, payload })).toEqual(tooLarge);
  });

  test("without saying its size is refused as such", async () => {
    const payload = Readable.from(Array.from({ length: 20 }, () => "x".repeat(100_000)));
    expect(await refusal({ method: "POST", url, headers: json, payload })).toEqual(tooLarge);
  });

  test("in another form than JSON is not even read", async () => {
    let read = 0;
    const payload = new Readable({
      read() {
        read += 1;
        this.push(read > 100 ? null : "x".repeat(100_000));
      },
    });
    for (const type of ["multipart/form-data; boundary=b", "application/octet-stream", "text/plain"]) {
      const request = { method: "POST", url, headers: { "content-type": type }, payload } as const;
      expect(await refusal(request)).toEqual({ status: 415, reason: "invalid_input" });
    }
    expect(read).toBeLessThan(10);
  });

  test("but a megabyte is read", async () => {
    const payload = letter(megabyte - letter(0).length);
    // Too long for a password, and nothing else.
    expect(await refusal({ method: "POST", url, headers: json, payload })).toEqual({
      status: 400,
      reason: "invalid_input",
    });
  });
});

describe.each(doors)("a body that makes no sense, to %s", (url) => {
  test.each<[string, string | Buffer]>([
    ["broken JSON", '{"email": "a@example.com", '],
    ["no JSON", "email=a@example.com"],
    ["nothing", ""],
    ["an empty object", "{}"],
    ["null", "null"],
    ["a number", "7"],
    ["a text", '"text"'],
    ["an array", "[]"],
    ["an array of inputs", `[${letter(20)},${letter(20)}]`],
    ["arrays in place of texts", '{"email": ["a@example.com"], "password": [["x"]]}'],
    ["objects in place of texts", '{"email": {"$ne": null}, "password": {"length": 20}}'],
    ["numbers in place of texts", '{"email": 1e400, "password": -0}'],
    ["a key too many", '{"email": "a@example.com", "password": "x", "role": "owner"}'],
    ["a key twice", '{"email": "a@example.com", "password": "x", "password": 1}'],
    ["a prototype", '{"email": "a@example.com", "password": "x", "__proto__": {"role": "owner"}}'],
    ["a constructor", '{"email": "a", "password": "x", "constructor": {"prototype": {"role": "owner"}}}'],
    ["JSON deeper than any stack", "[".repeat(200_000) + "]".repeat(200_000)],
    ["objects deeper than any stack", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`],
    ["NUL", '{"email": "a\\u0000@example.com", "password": "\\u0000"}'],
    ["half a surrogate pair", '{"email": "a@example.com", "password": "\\ud800"}'],
    ["a byte-order mark", `\uFEFF${letter(20)}`],
    ["bytes that are no UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ["UTF-16", Buffer.from(letter(20), "utf16le")],
    ["a million opening braces", "{".repeat(1_000_000)],
  ])("%s", async (_, payload) => {
    const { status, reason } = await refusal({ method: "POST", url, headers: json, payload });
    // A byte-order mark may be read over; then it is just a wrong password.
    expect([400, 401]).toContain(status);
    expect(["invalid_input", "invalid_credentials"]).toContain(reason);
    expect(Reflect.get({}, "role")).toBeUndefined();
  });

  test.each([
    { "content-type": "application/json", "content-encoding": "gzip" },
    { "content-type": "application/json; charset=utf-16" },
    { "content-type": "application/json", "content-length": "5" },
    { "content-type": "application/xml" },
    { "content-type": "application/jsonp" },
    { "content-type": ";;;" },
    { "content-type": "application/json", "trpc-accept": "application/jsonl" },
  ])("headers that lie: %j", async (headers) => {
    expectNothingInside(await visitor.ask({ method: "POST", url, headers, payload: letter(20) }));
  });
});

describe("a batch", () => {
  const batch = (count: number) => ({
    method: "POST" as const,
    url: `/trpc/${Array.from({ length: count }, () => "auth.signIn").join(",")}?batch=1`,
    payload: Object.fromEntries(
      Array.from({ length: count }, (_, place) => [place, { email: "a@example.com", password: "guess" }]),
    ),
  });

  test("of more than ten calls is refused whole: no hundred guesses in one request", async () => {
    for (const count of [11, 100]) {
      expect(await refusal(batch(count))).toEqual({ status: 400, reason: "invalid_input" });
    }
  });

  test("of ten is answered one by one", async () => {
    const { body } = await visitor.ask(batch(10));
    expect(body).toHaveLength(10);
  });

  test.each(['{"0": 1, "1": 2}', "[]", "{}", "null", '{"-1": {}}', '{"__proto__": {}}', "{"])(
    "of inputs that don't fit: %s",
    async (payload) => {
      const url = "/trpc/auth.signIn,auth.me?batch=1";
      expectNothingInside(await visitor.ask({ method: "POST", url, headers: json, payload }));
    },
  );
});

describe("an address that leads nowhere", () => {
  test.each([
    ["GET", "/api"],
    ["GET", "/api/"],
    ["GET", "/api/nothing"],
    ["POST", "/api/invitations/nothing/at/all"],
    ["PUT", "/api/invitations"],
    ["GET", "/api/auth/sign-in"],
    ["GET", "/trpc"],
    ["GET", "/trpc/nothing"],
    ["GET", "/trpc/invitations"],
    ["GET", "/trpc/invitations.nothing"],
    ["GET", "/trpc/__proto__"],
    ["GET", "/trpc/constructor"],
    ["GET", "/trpc/toString"],
    ["GET", "/trpc/auth.me.toString"],
    ["GET", "/trpc/auth.__proto__.me"],
    ["GET", "/trpc/auth.me/more"],
    ["GET", "/assets/nothing.js"],
    ["POST", "/"],
    ["DELETE", "/accept"],
    ["POST", "/nothing"],
    ["OPTIONS", "/api/auth/me"],
  ] as const)("%s %s is not found", async (method, url) => {
    expect(await refusal({ method, url })).toEqual({ status: 404, reason: "not_found" });
  });

  test.each([
    "/trpc/auth.signIn?input=%7B%22email",
    "/trpc/auth.me?batch=1",
    "/trpc/auth.me?batch=2&input=nothing",
    "/trpc/auth.me?input=%ff",
    "/trpc/,",
    "/trpc/auth.me,,auth.me?batch=1",
    "/trpc/%00",
    "/trpc/%2e%2e",
    "/trpc/auth.me%00",
    "/api/invitations/%00",
    "/api/invitations/%ff",
    "/api/invitations/%",
    "/api/invitations/%2F..%2F..%2Fetc%2Fpasswd",
    "/api/invitations/verify/%F0%9F%9A%AA",
    "/api/invitations/verify/..%2f..%2f",
    "/api/invitations?organizationId[]=1&__proto__[role]=owner",
    "/api/invitations?cursor=eyJhdCI6IjIwMjYtMDEtMDFUMDA6MDA6MDBaIiwiaWQiOiJ4In0",
    "/api//auth//me",
    "/api/auth/me/",
    "/API/AUTH/ME",
    "//evil.example/",
    "/\\evil.example",
    "/..%2f..%2f..%2fetc/passwd",
    "/assets/..%2f..%2fpackage.json",
    "/assets/%2e%2e/%2e%2e/package.json",
    "/assets/",
    "/assets",
    "/%",
    "/%00",
    "/accept%00.html",
    "/accept.html/",
    "/?%",
    "/healthz/",
    "/readyz?%ff",
  ])("%s is no trouble", (url) => expectNoTrouble(url));

  test.each([
    ["a token of 4,000 characters", `/api/invitations/verify/${"a".repeat(4_000)}`],
    ["a token of 6,000 characters", `/api/invitations/verify/${"a".repeat(6_000)}`],
    ["a key 2,000 times", `/api/invitations?${"organizationId=1&".repeat(2_000)}`],
    ["2,000 keys", `/api/invitations?${Array.from({ length: 2_000 }, (_, key) => `key${key}=1`).join("&")}`],
  ])("%s is no trouble", (_, url) => expectNoTrouble(url));

  async function expectNoTrouble(url: string): Promise<void> {
    for (const method of ["GET", "HEAD", "POST"] as const) {
      const answer = await visitor.ask({ method, url, ...(method === "POST" && { payload: {} }) });
      expectNothingInside(answer);
      expect(answer.text).not.toMatch(/root:|"private"/);
    }
  }

  test.each(["TRACE", "PROPFIND", "CONNECT", "QUERY"])("neither is the method %s", async (name) => {
    for (const url of ["/", "/api/auth/me", "/trpc/auth.me"]) {
      const response = await app().inject(asked(name, url));
      expectNothingInside({
        status: response.statusCode,
        headers: response.headers,
        text: response.body,
        body: null,
      });
      expect(response.statusCode).toBeGreaterThanOrEqual(400);
    }
  });
});

test("an unknown procedure is refused before anybody asks who calls", async () => {
  expect(await refusal({ method: "POST", url: "/trpc/people.promote", payload: {} })).toEqual({
    status: 404,
    reason: "not_found",
  });
});

test("none of it has changed anything", async () => {
  const before = await stateOf(foyer);
  for (const url of doors) {
    for (const payload of ["{", "[]", "7", letter(2 * megabyte)]) {
      await visitor.ask({ method: "POST", url, headers: json, payload });
    }
  }
  expect(await stateOf(foyer)).toEqual(before);
});

/** A request with a method that the types of `inject` don't know. */
function asked(method: string, url: string): InjectOptions {
  const request: InjectOptions = { url };
  Reflect.set(request, "method", method);
  return request;
}
