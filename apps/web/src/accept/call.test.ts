import { afterEach, expect, test, vi } from "vitest";
import { call } from "./call.ts";

afterEach(() => vi.unstubAllGlobals());

function answering(answer: () => Response | Promise<Response>) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => answer());
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

const failure = (data: unknown, status = 400) =>
  Response.json({ error: { message: "…", code: -32600, data } }, { status });

test("the token travels in the body of a POST, never in the address, queries too", async () => {
  const fetch = answering(() => Response.json({ result: { data: {} } }));
  await call("invitations.view", { token: "secret-token" });
  const [url, request] = fetch.mock.calls[0] ?? [];
  expect(url).toBe("/trpc/invitations.view");
  expect(request?.method).toBe("POST");
  expect(request?.body).toBe('{"token":"secret-token"}');
});

test("an answer is the data of the result", async () => {
  answering(() => Response.json({ result: { data: { status: "declined" } } }));
  await expect(call("invitations.decline", { token: "t" })).resolves.toEqual({ status: "declined" });
});

test("a refusal brings its reason, and what is wrong where", async () => {
  const issues = [{ path: "password", message: "Too short." }];
  answering(() => failure({ reason: "weak_password", issues }));
  await expect(call("invitations.decline", { token: "t" })).rejects.toMatchObject({
    reason: "weak_password",
    issues,
  });
});

test("a refusal says how long to wait", async () => {
  answering(() => failure({ reason: "account_locked", retryAfterSeconds: 64 }, 429));
  await expect(call("auth.signIn", { email: "ada@example.com", password: "p" })).rejects.toMatchObject({
    reason: "account_locked",
    retryAfterSeconds: 64,
  });
});

test.each([
  ["no network", () => Promise.reject(new TypeError("Failed to fetch"))],
  ["a time-out", () => Promise.reject(new DOMException("…", "TimeoutError"))],
  ["a proxy's error page", () => new Response("<h1>Bad gateway</h1>", { status: 502 })],
  ["a sign-in page of the network that is in between", () => new Response("<form>", { status: 200 })],
  ["nothing", () => Response.json(null)],
  ["a defect of the server", () => failure({ reason: null }, 500)],
] as const)("%s is unreachable, not an answer", async (_what, answer) => {
  answering(answer);
  await expect(call("invitations.view", { token: "t" })).rejects.toMatchObject({
    reason: "unreachable",
    issues: [],
    retryAfterSeconds: 0,
  });
});
