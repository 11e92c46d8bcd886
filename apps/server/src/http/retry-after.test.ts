import { password } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { testApp } from "../../test/test-app.ts";
import { visitorOf } from "../../test/visitor.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));
const behindProxy = testApp(() => ({ services: foyer.services, trustProxy: ["127.0.0.1"] }));

const spent = (key: string, points: number) => foyer.sql`
  INSERT INTO rate_limits (key, points, expire)
  VALUES (${key}, ${points}, (EXTRACT(EPOCH FROM now()) + 60) * 1000)`;

const code = { code: "123456" };
const visitor = (at = app()) => visitorOf(at, { services: foyer.services });
const from = (address: string, forwardedFor?: string) => ({
  remoteAddress: address,
  ...(forwardedFor !== undefined && { headers: { "x-forwarded-for": forwardedFor } }),
});

describe("the limiter avoided", () => {
  test("by a batch of ten calls: each of them counts, and the answer says when to come again", async () => {
    await spent("verify_mfa:192.0.2.51", 296);
    const names = Array.from({ length: 10 }, () => "auth.verifyMfa").join(",");
    const payload = Object.fromEntries(Array.from({ length: 10 }, (_, call) => [call, code]));
    const { ask } = await visitor();
    const answer = await ask({
      ...from("192.0.2.51"),
      method: "POST",
      url: `/trpc/${names}?batch=1`,
      payload,
    });
    expect(answer.status).toBe(207);
    expect(answer.text.match(/"unauthenticated"/g)).toHaveLength(4);
    expect(answer.text.match(/"rate_limited"/g)).toHaveLength(6);
    expect(answer.headers["retry-after"]).toMatch(/^\d{1,2}$/);
    expect(answer.body).toContainEqual({
      error: expect.objectContaining({
        data: expect.objectContaining({ httpStatus: 429, retryAfterSeconds: expect.any(Number) }),
      }),
    });
  });

  test("by X-Forwarded-For: without TRUST_PROXY it changes nothing, in limits, guards and history", async () => {
    await spent("verify_mfa:192.0.2.52", 300);
    const { ask } = await visitor();
    for (const other of ["198.51.100.1", "198.51.100.2, 203.0.113.9", "::1", "unknown"]) {
      const request = {
        ...from("192.0.2.52", other),
        method: "POST",
        url: "/api/auth/mfa",
        payload: code,
      } as const;
      expect(await ask(request)).toMatchObject({ status: 429, body: { reason: "rate_limited" } });
    }
    const email = foyer.address();
    const signIn = { method: "POST", url: "/api/auth/sign-in", payload: { email, password } } as const;
    await ask({ ...from("192.0.2.53", "198.51.100.3"), ...signIn });
    expect(await foyer.sql`SELECT host(ip) AS ip FROM login_attempts WHERE email = ${email}`).toEqual([
      { ip: "192.0.2.53" },
    ]);
    expect(await foyer.sql`SELECT key FROM throttles WHERE key LIKE 'address:%'`).toEqual([
      { key: "address:192.0.2.53" },
    ]);
  });

  test("by nobody behind a proxy that is trusted: what it says counts, and what it was told does not", async () => {
    await spent("verify_mfa:203.0.113.5", 300);
    const { ask } = await visitor(behindProxy());
    const call = async (forwardedFor: string) => {
      const request = {
        ...from("127.0.0.1", forwardedFor),
        method: "POST",
        url: "/api/auth/mfa",
        payload: code,
      };
      return (await ask({ ...request, method: "POST" })).status;
    };
    expect(await call("203.0.113.5")).toBe(429);
    expect(await call("198.51.100.99, 203.0.113.5")).toBe(429);
    expect(await call("203.0.113.6")).toBe(401);
  });
});

describe("Retry-After", () => {
  test("stands in the answer of REST to a try that has to wait, and in its data", async () => {
    const email = foyer.address();
    await foyer.sql`INSERT INTO throttles VALUES (${`password:${email}`}, 200, now())`;
    const { ask } = await visitor();
    const { status, headers, body } = await ask({
      ...from("192.0.2.54"),
      method: "POST",
      url: "/api/auth/sign-in",
      payload: { email, password },
    });
    expect(status).toBe(429);
    const seconds = Number(headers["retry-after"]);
    expect(seconds).toBeGreaterThan(850);
    expect(body).toEqual({
      message: "Too many tries have failed. Try again later.",
      code: "TOO_MANY_REQUESTS",
      reason: "account_locked",
      data: { retryAfterSeconds: seconds },
    });
  });

  test("is the longest of a batch, and absent where nothing has to wait", async () => {
    const locked = foyer.address();
    await foyer.sql`INSERT INTO throttles VALUES (${`password:${locked}`}, 200, now())`;
    await spent("verify_mfa:192.0.2.55", 300);
    const { ask, trpc } = await visitor();
    const answer = await ask({
      ...from("192.0.2.55"),
      method: "POST",
      url: "/trpc/auth.signIn,auth.verifyMfa?batch=1",
      payload: { 0: { email: locked, password }, 1: code },
    });
    const waits = [...answer.text.matchAll(/"retryAfterSeconds":(\d+)/g)].map(([, seconds]) =>
      Number(seconds),
    );
    expect(waits).toEqual([expect.any(Number), expect.any(Number)]);
    expect(Math.min(...waits)).toBeLessThan(61);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(850);
    const wrong = await trpc("auth.signIn", { email: foyer.address(), password });
    expect(wrong.status).toBe(401);
    expect(wrong.headers).not.toHaveProperty("retry-after");
  });
});
