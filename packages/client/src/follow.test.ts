import { afterEach, expect, test, vi } from "vitest";
import { createFoyer, failureOf, isFailure } from "./client.ts";

const organizationId = "0199d1f0-0000-7000-8000-000000000001";
const change = (act: string) => ({ type: "change", act });
const told = (id: string, data: object) => `data: ${JSON.stringify(data)}\nid: ${id}\n\n\n`;
const connected = 'event: connected\ndata: {"reconnectAfterInactivityMs":40000}\n\n\n';

afterEach(() => void vi.useRealTimers());

/** Says its parts as they are cut, and then breaks off, or falls silent until nobody listens any more. */
const stream =
  (parts: readonly string[], end: "breaks" | "is silent" = "breaks") =>
  (signal: AbortSignal | null | undefined): Response => {
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const part of parts) controller.enqueue(encoder.encode(part));
        if (end === "breaks") controller.close();
        else signal?.addEventListener("abort", () => controller.error(signal.reason));
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };

/** A client of a server that opens these streams, one after the other, and is gone then. */
function followerOf(...streams: ReturnType<typeof stream>[]) {
  const asked: { since: string | null; authorization: string | null; input: string | null }[] = [];
  const foyer = createFoyer({
    url: "https://foyer.example",
    apiKey: "foyer_key",
    retries: 1,
    async fetch(url, init) {
      const headers = new Headers(init?.headers);
      asked.push({
        since: headers.get("last-event-id"),
        authorization: headers.get("authorization"),
        input: new URL(url instanceof Request ? url.url : url).searchParams.get("input"),
      });
      const next = streams[asked.length - 1];
      if (!next) throw new TypeError("fetch failed");
      return next(init?.signal);
    },
  });
  return { foyer, asked };
}

test("what happens is told over every break, each time from where it was [S3.8]", async () => {
  vi.useFakeTimers();
  const word = told("2", change("invitation.accepted · ü"));
  const { foyer, asked } = followerOf(
    stream([connected, "event: ping\ndata: \n\n\n", told("1", { type: "reset" })]),
    // Cut wherever the network likes, with the line ends of any system.
    stream([...connected.replaceAll("\n", "\r\n"), ...word, "event: re", "turn\ndata: \n\n\n"]),
    stream([connected, told("3", change("invitation.declined"))], "is silent"),
  );
  async function readAll() {
    const seen: unknown[] = [];
    for await (const { id, data } of foyer.activity.stream.follow({
      organizationId,
      lastEventId: undefined,
    })) {
      seen.push([id, data]);
      if (id === "3") break;
    }
    return seen;
  }
  const all = readAll();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await all).toEqual([
    ["1", { type: "reset" }],
    ["2", change("invitation.accepted · ü")],
    ["3", change("invitation.declined")],
  ]);
  const each = { authorization: "Bearer foyer_key", input: JSON.stringify({ organizationId }) };
  expect(asked).toEqual(["now", "1", "2"].map((since) => ({ since, ...each })));
});

test("whoever names the last event is told what came after it, and no id is made up", async () => {
  const { foyer, asked } = followerOf(stream([connected, told("8", { type: "reset" })], "is silent"));
  const events = foyer.activity.stream.follow({ organizationId, lastEventId: "7" });
  await events.next();
  await events.return();
  expect(asked).toMatchObject([{ since: null, input: JSON.stringify({ organizationId, lastEventId: "7" }) }]);
});

test("who may not follow is told why, once; who reaches nobody, after as many tries as any call", async () => {
  const data = { httpStatus: 403, reason: "forbidden" };
  const refused = `event: serialized-error\ndata: ${JSON.stringify({ code: -32_003, message: "No.", data })}\n\n\n`;
  const watcher = followerOf(stream([connected, refused]));
  await expect(watcher.foyer.activity.stream.follow({ organizationId }).next()).rejects.toSatisfy((error) =>
    isFailure(error, "forbidden"),
  );
  expect(watcher.asked).toHaveLength(1);

  const lost = followerOf();
  const ended = Promise.withResolvers<unknown>();
  lost.foyer.activity.stream.subscribe({ organizationId }, { onData() {}, onError: ended.resolve });
  expect(failureOf(await ended.promise)).toBeNull();
  expect(lost.asked).toHaveLength(2);
});

test("a line that has died without a word is given up, and no callback comes after unsubscribing", async () => {
  vi.useFakeTimers();
  const { foyer, asked } = followerOf(
    stream([connected, told("1", { type: "reset" })], "is silent"),
    stream([connected, told("2", change("space.created"))], "is silent"),
  );
  const seen: string[] = [];
  const onError = vi.fn<(error: unknown) => void>();
  const following = foyer.activity.stream.subscribe(
    { organizationId },
    { onData: ({ id }) => void seen.push(id), onError },
  );
  await vi.advanceTimersByTimeAsync(39_000);
  expect([seen, asked.length]).toEqual([["1"], 1]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([seen, asked.at(-1)?.since]).toEqual([["1", "2"], "1"]);
  following.unsubscribe();
  await vi.advanceTimersByTimeAsync(100_000);
  expect([asked.length, onError.mock.calls.length, vi.getTimerCount()]).toEqual([2, 0, 0]);
});
