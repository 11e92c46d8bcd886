import { createHash, createHmac } from "node:crypto";
import { challengeIdIn } from "../accounts/mfa-challenge.ts";
import type { Context } from "../context.ts";

/** A call as it was made. */
export type NamedCall = {
  /** The caller's own name for it. */
  readonly key: string;
  readonly procedure: string;
  /** As it came, before it was looked at. */
  readonly input: unknown;
};

/** By what a call is known again. */
export type CallIdentity = {
  readonly id: Buffer;
  /** Of procedure and input, under each key that is still honoured; the first is the current one's. */
  readonly fingerprints: readonly [Buffer, ...Buffer[]];
};

/**
 * Says by what a call is known again: who makes it and how they call it, which no change of `APP_SECRET` changes, and what it
 * is about, keyed, because an input may hold a password that is worth guessing.
 */
export function identifyCall(ctx: Context, { key, procedure, input }: NamedCall): CallIdentity {
  const id = createHash("sha256")
    .update(`foyer idempotent call\0${scopeOf(ctx)}\0${key}`)
    .digest();
  const digest = digestOf([procedure, input]);
  const { current, all } = ctx.keys.inputFingerprint;
  const under = (each: Buffer) => createHmac("sha256", each).update(digest).digest();
  return { id, fingerprints: [under(current), ...all.slice(1).map(under)] };
}

/**
 * Within what a key means one thing: the very session, also after it was renewed; the API key; what is half a session, also
 * when it has become a whole one. Strangers share one, which takes both the key and all that stood in the call.
 */
function scopeOf(ctx: Context): string {
  const by = ctx.caller?.by;
  switch (by?.kind) {
    case "session":
      return `session ${by.publicId}`;
    case "api_key":
      return `api key ${by.apiKeyId}`;
    case "import":
      return `import ${by.importId}`;
    case undefined: {
      const half = challengeIdIn(ctx, ctx.visitor.cookies);
      return half === null ? "anyone" : `half ${half}`;
    }
  }
}

const guessable: ReadonlySet<string> = new Set(["password", "currentPassword", "code", "recoveryCode"]);

/** Whether a call brings something that may be a guess, which its act counts. */
export function bringsGuess({ input }: NamedCall): boolean {
  return (
    typeof input === "object" && input !== null && Object.keys(input).some((name) => guessable.has(name))
  );
}

// Characters. To hash many short pieces one by one takes ten times as long.
const hashedAtOnce = 65_536;

/**
 * The SHA-256 of what JSON can say, whatever the order of its keys. Goes piece by piece and down without recursion: ten
 * megabytes of a file are not copied, and what is nested a hundred thousand times has not been refused yet.
 */
function digestOf(value: unknown): Buffer {
  const hash = createHash("sha256");
  let pieces = "";
  const left: unknown[] = [value];
  while (left.length > 0) {
    const each = left.pop();
    if (typeof each === "string") {
      pieces += `"${each.length}:${each}`;
    } else if (Array.isArray(each)) {
      pieces += `[${each.length}`;
      for (let at = each.length - 1; at >= 0; at--) left.push(each[at]);
    } else if (typeof each === "object" && each !== null) {
      const told = Object.entries(each).filter(([, inner]) => inner !== undefined);
      pieces += `{${told.length}`;
      for (const [name, inner] of told.sort(byNameFromTheEnd)) left.push(inner, name);
    } else {
      pieces += `=${String(each)};`;
    }
    if (pieces.length < hashedAtOnce) continue;
    hash.update(pieces);
    pieces = "";
  }
  return hash.update(pieces).digest();
}

function byNameFromTheEnd([one]: [string, unknown], [another]: [string, unknown]): number {
  return one < another ? 1 : -1;
}
