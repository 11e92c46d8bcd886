/** What a server answered: of a long answer only the beginning. */
export type HttpAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
};

/** Bytes: an answer that says something in more than that says nothing to us. */
const mostOfAnswer = 64 * 1024;

/**
 * Asks a provider's API. It follows no redirect, because what is sent along is a secret.
 * @throws Error that names the server and what happened to the connection
 */
export async function httpCall(
  url: string,
  request: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly signal: AbortSignal;
  },
): Promise<HttpAnswer> {
  try {
    // Some providers turn away who doesn't say what it is.
    const headers = { ...request.headers, "user-agent": "Foyer" };
    const response = await fetch(url, { ...request, headers, method: "POST", redirect: "error" });
    return { status: response.status, headers: response.headers, body: await beginningOf(response) };
  } catch (error) {
    if (request.signal.aborted) throw request.signal.reason;
    throw new Error(`${new URL(url).host}: ${wordsOf(error)}`, { cause: error });
  }
}

/** The JSON of an answer; undefined where it isn't any. */
export function jsonIn(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.body);
  } catch {
    return undefined;
  }
}

async function beginningOf(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    length += piece.byteLength;
    if (length >= mostOfAnswer) break;
  }
  return Buffer.concat(pieces).subarray(0, mostOfAnswer).toString();
}

/** `fetch` says no more than "fetch failed"; why is in the cause. */
function wordsOf(error: unknown): string {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(reason instanceof Error)) return String(reason);
  return reason.message || ("code" in reason ? String(reason.code) : reason.name);
}
