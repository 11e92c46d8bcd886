import { once } from "node:events";
import { connect } from "node:net";
import { Writable } from "node:stream";
import { fromNowhere } from "@foyer/domain/context";
import type { Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import type { FastifyInstance } from "fastify";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { testApp } from "../../test/test-app.ts";
import { cookieIn } from "../../test/visitor.ts";
import { openLog } from "../log.ts";

const foyer = testFoyer();
const lines: string[] = [];
const log = openLog(
  "debug",
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  }),
);
const app = testApp(() => ({ services: foyer.services, log }));
const other = testApp(() => ({ services: foyer.services }));

let owner: Person;
let cookie: string;
let here: string;

beforeAll(async () => {
  owner = await foyer.owner();
  cookie = cookieIn(await foyer.services.sessions.start(owner.userId, fromNowhere));
  here = await app().listen({ port: 0, host: "127.0.0.1" });
});

/** An event of a stream, as it stands on the wire. */
type Event = { readonly event: string; readonly id: string | null; readonly data: unknown };

/** Opens a stream over HTTP, as a browser does. */
async function open(
  headers: Readonly<Record<string, string>> = { cookie },
  base = here,
  input: object = owner,
) {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const organizationId = "organizationId" in input ? input.organizationId : null;
  const query = new URLSearchParams({ input: JSON.stringify({ organizationId }) });
  const response = await fetch(`${base}/trpc/activity.stream?${query.toString()}`, {
    headers,
    signal: leaving.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    response,
    leave: () => leaving.abort(),
    async next(): Promise<Event> {
      while (!/\n\n\n?/.test(text.trimStart())) {
        const part = await reader?.read();
        if (!part || part.done) throw new Error("The stream has ended.");
        text += part.value;
      }
      const [block = "", ...rest] = text.trimStart().split(/\n\n+/);
      text = rest.join("\n\n");
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? null;
      const data = field("data");
      return { event: field("event") ?? "message", id: field("id"), data: data ? JSON.parse(data) : null };
    },
  };
}

test("a browser follows by a stream that no proxy holds back or keeps, and goes on by the header that it sends by itself [S3.12]", async () => {
  const stream = await open();
  const { headers, status } = stream.response;
  expect([status, headers.get("content-type"), headers.get("x-accel-buffering")]).toEqual([
    200,
    "text/event-stream",
    "no",
  ]);
  expect(headers.get("cache-control")).toMatch(/no-store/);
  expect(headers.get("content-security-policy")).toMatch(/default-src 'none'/);
  expect(await stream.next()).toMatchObject({ event: "connected" });
  await expect.poll(followers).toBe(1);
  const { id } = await foyer.invitation({ by: owner });
  const first = await stream.next();
  expect(first).toMatchObject({
    event: "message",
    data: { type: "change", act: "invitation.created", subject: { kind: "invitation", id } },
  });
  stream.leave();
  await expect.poll(followers).toBe(0);

  const { id: missed } = await foyer.invitation({ by: owner });
  const again = await open({ cookie, "last-event-id": first.id ?? "" });
  expect(await again.next()).toMatchObject({ event: "connected" });
  expect(await again.next()).toMatchObject({ data: { subject: { id: missed } } });
  again.leave();

  await expect.poll(() => lines.filter((line) => line.includes('"msg":"stream"'))).toHaveLength(2);
  expect(lines.join("")).not.toContain(owner.organizationId);
});

/** How many connections listen for this Foyer: one, while anybody follows. */
async function followers(): Promise<number> {
  const rows = await foyer.sql`
    SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'foyer activity' AND query ILIKE 'LISTEN%'`;
  return rows.length;
}

test("who may not follow is told why, in words that end the stream for good", async () => {
  const member = await foyer.member();
  const session = cookieIn(await foyer.services.sessions.start(member.userId, fromNowhere));
  for (const [headers, code, reason] of [
    [{}, -32_001, "unauthenticated"],
    [{ cookie: session }, -32_003, "forbidden"],
  ] as const) {
    const stream = await open(headers, here, member);
    await stream.next();
    expect(await stream.next()).toMatchObject({
      event: "serialized-error",
      data: { code, data: { reason } },
    });
    await expect(stream.next()).rejects.toThrow("The stream has ended.");
  }
});

test.each(["cross-site", "same-site"])(
  "a page elsewhere (%s) opens no stream in anybody's name",
  async (from) => {
    const headers = { cookie, "sec-fetch-site": from };
    const { response } = await open(headers);
    expect(response.status).toBe(403);
    // However the address is spelled.
    const input = encodeURIComponent(JSON.stringify({ organizationId: owner.organizationId }));
    const spelled = await fetch(`${here}/trpc/%61ctivity%2Estream?input=${input}`, { headers });
    await spelled.body?.cancel();
    expect(spelled.status).toBe(403);
  },
);

test("a server that stops cuts its streams, and is not kept by them", async () => {
  const server: FastifyInstance = other();
  const base = await server.listen({ port: 0, host: "127.0.0.1" });
  const stream = await open({ cookie }, base);
  await stream.next();
  // And one who never reads a word.
  const { port, hostname } = new URL(base);
  const deaf = connect(Number(port), hostname);
  onTestFinished(() => void deaf.destroy());
  const input = encodeURIComponent(JSON.stringify({ organizationId: owner.organizationId }));
  deaf.write(`GET /trpc/activity.stream?input=${input} HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\n\r\n`);
  await once(deaf, "readable");
  await server.close();
  await expect(stream.next()).rejects.toBeInstanceOf(Error);
});
