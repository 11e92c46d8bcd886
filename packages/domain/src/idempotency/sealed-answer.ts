import { isDeepStrictEqual, promisify } from "node:util";
import { deserialize, serialize } from "node:v8";
import { deflateRaw, inflateRaw } from "node:zlib";
import { z } from "zod";
import type { Keys } from "../keys.ts";
import { seal, unseal } from "../seal.ts";
import type { Step } from "./held-database.ts";

/** What a call was answered. */
export type Told = {
  /** As it leaves: what JSON can say. */
  readonly data: unknown;
  readonly cookies: readonly string[];
};

type Sealing = Pick<Keys, "rememberedAnswer">;

const deflated = promisify(deflateRaw);
const inflated = promisify(inflateRaw);

// Characters. A shorter answer would hardly become shorter still.
const deflatedFrom = 4_096;

/** How many bytes of an answer are kept, after compression. */
const mostBytes = 4_194_304;

const told = z.object({ data: z.unknown(), cookies: z.array(z.string()) });

/**
 * Seals an answer, which may hold a key that is shown once, for the row of its call. Of one that has more than four megabytes
 * when it is compressed no more is kept than that there was one.
 */
export async function sealAnswer({ rememberedAnswer }: Sealing, id: Buffer, answer: Told): Promise<string> {
  return seal(rememberedAnswer, await written(answer), answerOf(id));
}

async function written(answer: Told): Promise<string> {
  const text = JSON.stringify(answer);
  if (text.length < deflatedFrom) return text;
  // Quickly: the act's transaction waits for it.
  const bytes = await deflated(text, { level: 1 });
  return bytes.length > mostBytes ? "" : bytes.toString("base64");
}

/** Reads an answer; null where it was too long. @throws SealError */
export async function unsealAnswer(
  { rememberedAnswer }: Sealing,
  id: Buffer,
  sealed: string,
): Promise<Told | null> {
  const text = unseal(rememberedAnswer, sealed, answerOf(id));
  if (text === "") return null;
  const json = text.startsWith("{") ? text : (await inflated(Buffer.from(text, "base64"))).toString();
  return told.parse(JSON.parse(json));
}

/**
 * Seals what a transaction has brought.
 * @throws Error where it would be something else when it is read, such as a Failure, which is a bare Error then
 */
export function sealStep({ rememberedAnswer }: Sealing, id: Buffer, { name, result }: Step): string {
  const bytes = serialize(result);
  if (!isDeepStrictEqual(deserialize(bytes), result))
    throw new Error("A transaction that another one follows brings plain data alone.");
  return seal(rememberedAnswer, serialize([name, bytes]).toString("base64"), stepOf(id));
}

/** Reads what transactions have brought, by their names; the results as `v8.serialize` wrote them. @throws SealError */
export function unsealSteps(
  { rememberedAnswer }: Sealing,
  id: Buffer,
  steps: readonly string[],
): ReadonlyMap<string, Buffer> {
  const read = (sealed: string) =>
    step.parse(deserialize(Buffer.from(unseal(rememberedAnswer, sealed, stepOf(id)), "base64")));
  return new Map(steps.map(read));
}

const step = z.tuple([z.string(), z.instanceof(Buffer)]);

function answerOf(id: Buffer): string {
  return `answer ${id.toString("hex")}`;
}

function stepOf(id: Buffer): string {
  return `step ${id.toString("hex")}`;
}
