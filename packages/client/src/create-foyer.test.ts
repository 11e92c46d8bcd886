import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createFoyer, failureOf, isFailure } from "./client.ts";

const organizationId = "0199d1f0-0000-7000-8000-000000000001";
const input = {
  target: { kind: "organization", organizationId, role: "member" },
  email: "ada@example.com",
} as const;

/** What a stand-in for the server does with each request, in turn; the last one for all that come after. */
type Answer = () => Response | Promise<Response>;

const json = (body: unknown, status = 200) => Response.json(body, { status });
const done: Answer = () => json({ result: { data: { id: "1" } } });
const refuse =
  (reason: string, httpStatus: number, more: object = {}): Answer =>
  () =>
    json(
      { error: { message: "No.", code: -32_000, data: { code: "X", httpStatus, reason, ...more } } },
      httpStatus,
    );
const defect: Answer = () =>
  json({ error: { message: "Sorry.", code: -32_603, data: { httpStatus: 500, reason: null } } }, 500);
const cutLine: Answer = () => Promise.reject(new TypeError("fetch failed", { cause: new Error("reset") }));

/** A client, and the requests that it has sent. */
function clientOf(...answers: [Answer, ...Answer[]]) {
  const sent: { url: string; headers: Headers; body: unknown; redirect: unknown }[] = [];
  const foyer = createFoyer({
    url: "https://foyer.example",
    apiKey: "foyer_key",
    headers: { "x-mine": "1" },
    async fetch(url, init) {
      const { href } = new URL(url instanceof Request ? url.url : url);
      sent.push({
        url: href,
        headers: new Headers(init?.headers),
        body: typeof init?.body === "string" ? JSON.parse(init.body) : null,
        redirect: init?.redirect,
      });
      return (answers[sent.length - 1] ?? answers.at(-1) ?? done)();
    },
  });
  return { foyer, sent, keys: () => sent.map(({ headers }) => headers.get("idempotency-key")) };
}

/** Lets all the time pass that a call waits for. */
async function settle<Result>(promise: Promise<Result>): Promise<PromiseSettledResult<Result>> {
  const settled = Promise.allSettled([promise]);
  await vi.runAllTimersAsync();
  const [result] = await settled;
  return result;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a call of a program [S3.8]", () => {
  test("goes to its procedure, in a body, with the key and the headers that were given", async () => {
    const { foyer, sent } = clientOf(done);
    await settle(foyer.invitations.get.query({ invitationId: organizationId }));
    await settle(foyer.auth.me.query());
    expect(sent.map(({ url, body }) => [url, body])).toEqual([
      ["https://foyer.example/trpc/invitations.get", { invitationId: organizationId }],
      ["https://foyer.example/trpc/auth.me", {}],
    ]);
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toMatchObject({
      authorization: "Bearer foyer_key",
      "x-mine": "1",
    });
  });

  test("that changes something is sent again with its own key where the line is cut or the server is busy", async () => {
    const { foyer, sent, keys } = clientOf(
      cutLine,
      refuse("unavailable", 503),
      refuse("rate_limited", 429, { retryAfterSeconds: 5 }),
      done,
    );
    const began = Date.now();
    expect(await settle(foyer.invitations.create.mutate(input))).toEqual({
      status: "fulfilled",
      value: { id: "1" },
    });
    expect(sent).toHaveLength(4);
    expect(new Set(keys()).size).toBe(1);
    expect(keys()[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(Date.now() - began).toBeGreaterThanOrEqual(5_000);

    await settle(foyer.invitations.create.mutate(input));
    expect(keys()[4]).not.toBe(keys()[0]);
    await settle(foyer.invitations.create.mutate(input, { idempotencyKey: "order-4711" }));
    expect(keys()[5]).toBe("order-4711");
    await settle(foyer.system.info.query());
    expect(keys()[6]).toBeNull();
  });

  test("that is still being answered, or meets a gateway without a server, is asked for again", async () => {
    const gateway: Answer = () =>
      new Response("<h1>Bad gateway</h1>", {
        status: 502,
        headers: { "retry-after": "2", "content-type": "text/html" },
      });
    const { foyer, sent } = clientOf(refuse("conflict", 409, { retryAfterSeconds: 1 }), gateway, done);
    expect(await settle(foyer.invitations.create.mutate(input))).toMatchObject({ status: "fulfilled" });
    expect(sent).toHaveLength(3);
  });

  test.each([
    ["refused", 1, refuse("already_invited", 409, { invitationId: "7" })],
    ["in conflict with another", 1, refuse("conflict", 409)],
    ["asked for more patience than anybody has", 1, refuse("rate_limited", 429, { retryAfterSeconds: 600 })],
    ["locked out", 1, refuse("account_locked", 429, { retryAfterSeconds: 2 })],
    ["met by a defect", 1, defect],
    ["at a server that is no Foyer", 1, () => new Response("<h1>Not found</h1>", { status: 404 })],
    ["out of reach for good", 4, cutLine],
  ] satisfies [string, number, Answer][])("that is %s is tried %i times", async (_, times, answer) => {
    const { foyer, sent } = clientOf(answer);
    const ended = await settle(foyer.invitations.create.mutate(input));
    expect([ended.status, sent.length]).toEqual(["rejected", times]);
  });

  test("ends at once when its signal aborts, with what it was aborted with", async () => {
    const { foyer, sent } = clientOf(cutLine);
    const leaving = new AbortController();
    const call = foyer.system.info.query({}, { signal: leaving.signal });
    await vi.advanceTimersByTimeAsync(1);
    leaving.abort(new Error("Enough."));
    await expect(call).rejects.toThrow("Enough.");
    expect([sent.length, vi.getTimerCount()]).toEqual([1, 0]);
  });
});

describe("a key and what is said by it [S3.8]", () => {
  test("go to no other host that a redirect leads to, and nothing passes for done there", async () => {
    const lead: Answer = () =>
      new Response(null, { status: 308, headers: { location: "https://evil.example/" } });
    const { foyer, sent } = clientOf(lead);
    const ended = await settle(foyer.invitations.create.mutate(input));
    expect(String(ended.status === "rejected" && ended.reason)).toContain("with status 308");
    // What the platform's own `fetch` does is for it to say.
    expect(sent.map(({ redirect }) => redirect)).toEqual(["manual"]);
  });

  test("are refused with a user in the URL or as no key at all, and no error repeats them", () => {
    const url = "https://foyer.example";
    for (const options of [{ url: "https://ada:hunter2@foyer.example" }, { url, apiKey: "hunter2\n\n7" }]) {
      const create = () => createFoyer(options);
      expect(create).toThrow(TypeError);
      expect(create).not.toThrow(/hunter2/);
    }
  });
});

describe("what a call throws [S3.8]", () => {
  async function thrownBy(answer: Answer): Promise<unknown> {
    const ended = await settle(clientOf(answer).foyer.invitations.create.mutate(input));
    return ended.status === "rejected" ? ended.reason : null;
  }

  test("tells a refusal by its reason, with what belongs to it", async () => {
    const error = await thrownBy(refuse("already_invited", 409, { invitationId: "7" }));
    expect([
      isFailure(error),
      isFailure(error, "event_full"),
      isFailure(error, "event_full", "already_invited"),
    ]).toEqual([true, false, true]);
    if (isFailure(error, "already_invited")) expect(error.invitationId).toBe("7");
    expect(error).toBeInstanceOf(Error);
    expect(failureOf(error)).toEqual({
      reason: "already_invited",
      status: 409,
      message: "No.",
      invitationId: "7",
    });
    const issues = [{ path: "email", message: "Not an e-mail address." }];
    expect(failureOf(await thrownBy(refuse("invalid_input", 400, { issues })))).toEqual({
      ...{ reason: "invalid_input", status: 400, message: "No.", issues },
    });
    expect(failureOf(await thrownBy(refuse("account_locked", 429, { retryAfterSeconds: 9 })))).toMatchObject({
      retryAfterSeconds: 9,
    });
    expect(failureOf(await thrownBy(refuse("of_a_later_version", 409)))).toMatchObject({
      reason: "of_a_later_version",
    });
  });

  test("is no refusal where nobody of Foyer has answered, and says what is the matter", async () => {
    const nobody = await thrownBy(cutLine);
    expect([failureOf(nobody), String(nobody)]).toEqual([
      null,
      "FoyerUnreached: Foyer at https://foyer.example can't be reached: reset",
    ]);
    expect(String(await thrownBy(() => new Response("hello")))).toContain(
      "Foyer at https://foyer.example is not there: something else answered, with status 200.",
    );
  });
});

test("a list is read page by page, no further than it is looked at [S3.8]", async () => {
  const page = (items: string[], nextCursor: string | null) => () =>
    json({ result: { data: { items, nextCursor } } });
  const { foyer, sent } = clientOf(page(["a", "b"], "2"), page(["c"], "3"), page([], null));
  const items = foyer.invitations.list.each({ organizationId });
  expect([await items.next(), await items.next()]).toMatchObject([{ value: "a" }, { value: "b" }]);
  expect(sent).toHaveLength(1);
  const rest: unknown[] = [];
  for await (const item of items) rest.push(item);
  expect(rest).toEqual(["c"]);
  expect(sent.map(({ body }) => body)).toEqual([
    { organizationId, limit: 100 },
    { organizationId, limit: 100, cursor: "2" },
    { organizationId, limit: 100, cursor: "3" },
  ]);
});
