import { once } from "node:events";
import { request } from "node:http";
import { contextOfFoyer, fromNowhere } from "@foyer/domain/context";
import { testFoyer } from "@foyer/testing/test-foyer";
import fastify from "fastify";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { freePort } from "../../test/free-port.ts";
import { testApp } from "../../test/test-app.ts";
import { cookieIn, visitorOf } from "../../test/visitor.ts";
import { filesFrom } from "./take-files.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));

const large = `email\n${"x".repeat(1_200_000)}`;
const routes = ["/api/invitations/import/preview", "/trpc/invitations.previewImport"];

describe("a file of more than a megabyte", () => {
  test.each(routes)("is taken where files are, up to 10 MB, by %s [S3.9]", async (url) => {
    const owner = await foyer.owner();
    const { ask } = await visitorOf(app(), { services: foyer.services, account: owner });
    const target = { kind: "organization", organizationId: owner.organizationId, role: "member" };
    const post = (payload: object) => ask({ method: "POST", url, payload });
    expect(await post({ target, csv: large })).toMatchObject({ status: 200 });
    const tooLarge = await post({ target, csv: "x".repeat(10_000_001) });
    expect(tooLarge.status).toBe(413);
    expect(tooLarge.text).toContain("payload_too_large");
    expect((await post({ target, file: Buffer.alloc(10_000_001).toString("base64") })).status).toBe(413);
    expect((await post({ target, csv: "x".repeat(17_000_000) })).status).toBe(413);
  });

  test.each(routes)("of a stranger is refused before it is read, by %s", async (url) => {
    const { ask } = await visitorOf(app(), { services: foyer.services });
    // Broken, as would be found out by reading it.
    const headers = { "content-type": "application/json" };
    const answer = await ask({ method: "POST", url, headers, payload: large });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain("unauthenticated");
  });

  test("is taken nowhere else, and in no batch", async () => {
    const owner = await foyer.owner();
    const { ask } = await visitorOf(app(), { services: foyer.services, account: owner });
    for (const url of [
      "/trpc/invitations.previewImport,auth.me?batch=1",
      "/trpc/auth.me",
      "/api/invitations",
    ])
      expect((await ask({ method: "POST", url, payload: { csv: large } })).status).toBe(413);
  });

  test("waits while the same person has another one in hand, and after many of them", async () => {
    const owner = await foyer.owner();
    const { ask } = await visitorOf(app(), { services: foyer.services, account: owner });
    const address = await app().listen({ host: "127.0.0.1", port: await freePort() });
    const authorization = `Bearer ${await foyer.apiKey(owner)}`;
    const headers = { authorization, "content-type": "application/json", "content-length": 2_000_000 };
    const slow = request(new URL("/api/invitations/import/preview", address), { method: "POST", headers });
    slow.on("error", () => {});
    slow.write("{");
    const target = { kind: "organization", organizationId: owner.organizationId, role: "member" };
    const post = () => ask({ method: "POST", url: routes[0] ?? "", payload: { target, csv: large } });
    // By the time that this one is counted nothing of it has been read.
    await vi.waitFor(async () =>
      expect(
        await foyer.sql`SELECT 1 FROM rate_limits WHERE key = ${`large_file:${owner.userId}`}`,
      ).toHaveLength(1),
    );
    expect(await post()).toMatchObject({ status: 429, headers: { "retry-after": "5" } });
    slow.destroy();
    await vi.waitFor(async () => expect((await post()).status).toBe(200));

    await foyer.sql`UPDATE rate_limits SET points = 30 WHERE key = ${`large_file:${owner.userId}`}`;
    expect(await post()).toMatchObject({ status: 429, headers: { "retry-after": expect.any(String) } });
  });

  test("of somebody who leaves before they are known is in nobody's hand: they are not locked out by it", async () => {
    const { userId } = await foyer.owner();
    const cookies = cookieIn(await foyer.services.sessions.start(userId, fromNowhere));
    const caller = await foyer.services.sessions.find({ ...fromNowhere, cookies });
    const asked = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    let callers = 0;
    const files = filesFrom(async (_request, reply) => {
      callers += 1;
      if (callers === 1) {
        reply.raw.once("close", answered.resolve);
        asked.resolve();
        await answered.promise;
      }
      return { ...contextOfFoyer(foyer.services), caller };
    });
    const server = fastify({ forceCloseConnections: true });
    onTestFinished(() => server.close());
    server.post("/", files, async () => "read");
    const address = await server.listen({ host: "127.0.0.1", port: await freePort() });
    const post = () =>
      request(address, {
        method: "POST",
        headers: { "content-type": "text/plain", "content-length": 2_000_000 },
      });
    const left = post().on("error", () => {});
    left.flushHeaders();
    await asked.promise;
    left.destroy();
    await answered.promise;
    const [{ statusCode }] = await once(post().end("x".repeat(2_000_000)), "response");
    expect(statusCode).toBe(200);
  });
});
