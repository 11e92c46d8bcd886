import { TRPCClientError } from "@trpc/client";
import type { Line } from "./line.ts";
import type { Told } from "./procedure.ts";
import { readEvents } from "./read-events.ts";
import { Unreached } from "./unreached.ts";

/** A connection over which a server tells what happens. */
export type Connection = {
  readonly procedure: string;
  readonly input: object;
  /** Of the last event that arrived. Null: none has, or the input names it. */
  readonly lastEventId: string | null;
  readonly signal: AbortSignal | undefined;
};

/** Seconds within which anything must come, until the server says how many. */
const firstPatience = 60;

/** What arrives over one connection, until it breaks. @throws Unreached when it does; FoyerError */
export async function* connect(
  line: Line,
  { procedure, input, lastEventId, signal }: Connection,
): AsyncGenerator<Told<unknown>, void, undefined> {
  const url = line.urlOf(procedure);
  url.searchParams.set("input", JSON.stringify(input));
  const headers = new Headers({ accept: "text/event-stream" });
  if (lastEventId !== null) headers.set("last-event-id", lastEventId);
  const silence = endAfterSilence(firstPatience);
  try {
    const response = await line.request(url, {
      headers,
      signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
    });
    if (!response.ok || !response.body) throw TRPCClientError.from(objectIn(await response.json()));
    for await (const { type, data, id } of readEvents(response.body, silence.heard)) {
      if (type === "connected") silence.wait(patienceIn(JSON.parse(data)));
      if (type === "serialized-error") throw TRPCClientError.from({ error: JSON.parse(data) });
      if (type === "message" && id !== null) yield { id, data: JSON.parse(data) };
    }
  } catch (error) {
    throw explained(line, error);
  } finally {
    silence.end();
  }
  throw new Unreached("The server has ended the stream.", { isForNow: true });
}

/** Whatever breaks a stream is no refusal. */
function explained(line: Line, error: unknown): unknown {
  if (error instanceof TRPCClientError || error instanceof Unreached) return line.explain(error);
  return new Unreached("The stream has broken off.", { isForNow: true, cause: error });
}

function objectIn(answer: unknown): object {
  return typeof answer === "object" && answer !== null ? answer : {};
}

/** tRPC's own word for how long a server may be silent at most. */
function patienceIn(said: unknown): number {
  const milliseconds: unknown = Reflect.get(objectIn(said), "reconnectAfterInactivityMs");
  return typeof milliseconds === "number" ? milliseconds / 1_000 : firstPatience;
}

/** Aborts when nothing is heard for so many seconds: a line may be dead without anybody saying so. */
function endAfterSilence(seconds: number) {
  const ending = new AbortController();
  let patience = seconds;
  let timer: ReturnType<typeof setTimeout>;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => ending.abort(), patience * 1_000);
  };
  heard();
  return {
    signal: ending.signal,
    heard,
    wait(longer: number) {
      patience = longer;
      heard();
    },
    end: () => clearTimeout(timer),
  };
}
