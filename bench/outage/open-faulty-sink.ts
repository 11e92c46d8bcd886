import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { SmtpBehaviour, SmtpDoor } from "../../packages/testing/src/mail-servers/faulty-smtp.ts";

/** What the mail server is like for a while. */
export type Weather = {
  readonly isDown: boolean;
  readonly door: SmtpDoor;
  /** Of the messages, in turns. */
  readonly fates: readonly SmtpBehaviour[];
};

type Taken = { readonly to: string; readonly messageId: string };

export type SinkQuestion =
  | { readonly id: number; readonly port: number; readonly weather: Weather }
  | { readonly id: number; readonly port: number; readonly since: number };

export type SinkAnswer = {
  readonly id: number;
  readonly port: number;
  readonly taken: readonly Taken[];
  readonly unanswered: readonly (readonly [recipient: string, times: number])[];
};

/** An SMTP server in a process of its own, with a port for each of those who send. */
export type FaultySink = {
  readonly urls: readonly string[];
  change(weather: Weather): Promise<void>;
  /** What came through a port so far, in order. */
  takenAt(port: number): Promise<readonly Taken[]>;
  /** How often a message to each recipient was taken without an answer that its sender can have counted on. */
  unanswered(): Promise<ReadonlyMap<string, number>>;
  close(): void;
};

/** Starts one with so many ports. */
export async function openFaultySink(ports: number): Promise<FaultySink> {
  const child = fork(join(import.meta.dirname, "faulty-sink.ts"), [String(ports)], { execArgv: [] });
  const [{ urls }] = await once(child, "message");
  const waiting = new Map<number, (answer: SinkAnswer) => void>();
  const known = Array.from({ length: ports }, (): Taken[] => []);
  let questions = 0;
  child.on("message", (answer: SinkAnswer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });

  type WithoutId =
    | { readonly port: number; readonly weather: Weather }
    | { readonly port: number; readonly since: number };
  function ask(question: WithoutId): Promise<SinkAnswer> {
    const id = (questions += 1);
    const answer = new Promise<SinkAnswer>((resolve) => waiting.set(id, resolve));
    child.send({ id, ...question });
    return answer;
  }

  return {
    urls,
    async change(weather) {
      await ask({ port: 0, weather });
    },
    async takenAt(port) {
      const all = known[port] ?? [];
      const since = all.length;
      const { taken } = await ask({ port, since });
      // Somebody else may have asked meanwhile.
      all.push(...taken.slice(all.length - since));
      return [...all];
    },
    async unanswered() {
      return new Map((await ask({ port: 0, since: Number.MAX_SAFE_INTEGER })).unanswered);
    },
    close: () => child.disconnect(),
  };
}
