import { type Connection, connect } from "./connect.ts";
import type { Line } from "./line.ts";
import type { CallOptions, SubscribeOptions, Told } from "./procedure.ts";
import { pause, waitBefore } from "./try-again.ts";

/** A procedure that tells what happens. */
export type Stream = { readonly procedure: string; readonly input: object };

/**
 * What a server tells as it happens, over breaks of the connection. Until something has arrived it is tried as often as any
 * call, after that as long as it takes.
 * @throws FoyerError, Unreached; what the signal is aborted with
 */
export async function* follow(
  line: Line,
  { procedure, input }: Stream,
  { signal }: CallOptions = {},
): AsyncGenerator<Told<unknown>, void, undefined> {
  const named: unknown = Reflect.get(input, "lastEventId");
  let lastEventId = named === undefined ? fromNowOn : null;
  let hasArrived = false;
  for (let tried = 0; ; tried += 1) {
    const connection: Connection = { procedure, input, lastEventId, signal };
    try {
      for await (const told of connect(line, connection)) {
        lastEventId = told.id;
        hasArrived = true;
        tried = 0;
        yield told;
      }
    } catch (error) {
      signal?.throwIfAborted();
      const seconds = hasArrived || tried < line.retries ? waitBefore(tried, error) : null;
      if (seconds === null) throw error;
      await pause(seconds, signal);
    }
  }
}

/** The same by callbacks, until `unsubscribe`. */
export function subscribe(
  line: Line,
  stream: Stream,
  options: SubscribeOptions<unknown>,
): { unsubscribe(): void } {
  const { onData, onError, signal } = options;
  const leaving = new AbortController();
  const ends = signal ? AbortSignal.any([signal, leaving.signal]) : leaving.signal;
  async function tell(): Promise<void> {
    for await (const told of follow(line, stream, { signal: ends })) onData(told);
  }
  tell().catch((error: unknown) => {
    if (ends.aborted) return;
    if (!onError) throw error;
    onError(error);
  });
  return { unsubscribe: () => leaving.abort() };
}

/**
 * An id that leads nowhere is answered by an event with one that leads here, at once: nothing is missed from then on, not
 * even if the connection breaks before anything has happened.
 */
const fromNowOn = "now";
