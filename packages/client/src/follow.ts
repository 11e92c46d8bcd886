import { TRPCClientError } from "@trpc/client";
import type { Line } from "./line.ts";
import type { FollowOptions, SubscribeOptions, Told } from "./procedure.ts";
import { readEvents } from "./read-events.ts";
import { pause, waitBefore } from "./try-again.ts";
import { Unreached } from "./unreached.ts";

type Stream = { readonly procedure: string; readonly input: object };

/**
 * What a server tells as it happens, over breaks of the connection. Until it has stood once, it is tried as often as any
 * call; after that as long as it takes.
 * @throws FoyerError, Unreached; what the signal is aborted with
 */
export async function* follow(
  line: Line,
  { procedure, input }: Stream,
  options: FollowOptions = {},
): AsyncGenerator<Told<unknown>, void, undefined> {
  const { signal, onStarted } = options;
  let lastEventId: string | null = null;
  let hasStood = false;
  for (let tried = 0; ; tried += 1) {
    try {
      for await (const event of connect(line, { procedure, input, lastEventId }, signal)) {
        if (event === "stopped") return;
        tried = 0;
        if (event === "started") {
          hasStood = true;
          onStarted?.();
          // Whatever is missed before the first event came: an id that leads nowhere is answered by `reset`.
          lastEventId ??= "none";
          continue;
        }
        lastEventId = event.id;
        yield event;
      }
    } catch (error) {
      signal?.throwIfAborted();
      const seconds = waitBefore(tried, error);
      if (seconds === null || (!hasStood && tried >= line.retries)) throw error;
      await pause(seconds, signal);
    }
  }
}

type Opening = Stream & { readonly lastEventId: string | null };

/** One connection, until it breaks. @throws Unreached when it does */
async function* connect(
  line: Line,
  { procedure, input, lastEventId }: Opening,
  signal: AbortSignal | undefined,
): AsyncGenerator<Told<unknown> | "started" | "stopped", void, undefined> {
  signal?.throwIfAborted();
  const url = line.urlOf(procedure);
  url.searchParams.set("input", JSON.stringify(input));
  const headers = new Headers({ accept: "text/event-stream" });
  if (lastEventId !== null) headers.set("last-event-id", lastEventId);
  const silence = silenceAfter(firstPatience);
  try {
    const response = await line.request(url, {
      headers,
      signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
    });
    if (!response.ok || !response.body) throw refusedBy(await response.json());
    for await (const { type, data, id } of readEvents(response.body, silence.heard)) {
      switch (type) {
        case "connected":
          silence.wait(patienceIn(JSON.parse(data)) ?? firstPatience);
          yield "started";
          break;
        case "message":
          if (id !== null) yield { id, data: JSON.parse(data) };
          break;
        case "serialized-error":
          throw refusedBy({ error: JSON.parse(data) });
        case "return":
          return yield "stopped";
      }
    }
    throw new Unreached("The stream has ended.", { isForNow: true });
  } catch (error) {
    throw line.explain(error);
  } finally {
    silence.end();
  }
}
