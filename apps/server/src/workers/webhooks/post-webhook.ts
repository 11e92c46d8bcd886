import { request } from "node:http";
import { connect, isIP, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { connect as secure } from "node:tls";
import { connectPublicly, type PublicConnection } from "@foyer/mailer/public-network";
import { retryAfterSeconds } from "@foyer/mailer/retry-after";

export type Posting = {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

export type PostingOptions = {
  /** `any`: also private addresses, and without TLS, because the operator allows it. */
  readonly network: "any" | "public";
  /** Milliseconds in all, name lookup included. */
  readonly patience: number;
  /** Lets go of it. */
  readonly signal: AbortSignal;
} & Pick<PublicConnection, "resolve" | "connect">;

export type PostingAnswer = {
  readonly status: number;
  /** At most its first 2,000 characters. */
  readonly body: string;
  readonly retryAfterSeconds: number | null;
};

const mostCharacters = 2_000;
/** No character takes more. */
const mostBytes = 4 * mostCharacters;
/** Answers before the answer, as 103: to read them without end would keep a processor busy. */
const mostInterim = 20;

/**
 * Posts a body, by a connection of its own to the very address that was looked at. Redirects are not followed and no proxy is
 * asked: either could lead where it may not go.
 * @throws Error where nothing answered in time
 */
export async function postWebhook(
  { url: text, body, headers }: Posting,
  options: PostingOptions,
): Promise<PostingAnswer> {
  const url = new URL(text);
  const { network, patience, resolve, connect: open } = options;
  // One that was entered while the operator allowed it.
  if (network === "public" && url.protocol !== "https:")
    throw new Error("It was not asked: nothing is posted without TLS (https://).");
  const late = AbortSignal.timeout(patience);
  const signal = AbortSignal.any([late, options.signal]);
  const address = { host: url.hostname.replace(/^\[|\]$/g, ""), port: portOf(url) };
  try {
    const socket = await connection(
      network === "public"
        ? connectPublicly({
            ...address,
            patience,
            ...(resolve && { resolve }),
            ...(open && { connect: open }),
          })
        : connected(address, signal),
      signal,
    );
    return await exchange(url.protocol === "https:" ? encrypted(socket, address.host) : socket, {
      url,
      body,
      headers,
      signal,
    });
  } catch (error) {
    if (late.aborted)
      throw new Error(`There was no answer within ${patience / 1000} seconds.`, { cause: error });
    throw error;
  }
}

function portOf({ port, protocol }: URL): number {
  if (port !== "") return Number(port);
  return protocol === "https:" ? 443 : 80;
}

/** A connection that may come when nobody waits for it any more: then it is closed. */
async function connection(opening: Promise<Socket>, signal: AbortSignal): Promise<Socket> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("It was let go of.")), { once: true });
  });
  try {
    return await Promise.race([opening, aborted]);
  } catch (error) {
    opening.then(
      (socket) => socket.destroy(),
      () => {},
    );
    throw error;
  }
}

function connected(
  to: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<Socket> {
  const socket = connect({ ...to, autoSelectFamily: true, signal });
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(socket));
    socket.once("error", reject);
  });
}

/** TLS for this host. Of an address no name is asked for (RFC 6066 §3), but it must stand in the certificate. */
function encrypted(socket: Socket, host: string): Duplex {
  return secure({ socket, host, ...(isIP(host) === 0 && { servername: host }), ALPNProtocols: ["http/1.1"] });
}

type Exchange = Omit<Posting, "url"> & { readonly url: URL; readonly signal: AbortSignal };

function exchange(by: Duplex, { url, body, headers, signal }: Exchange): Promise<PostingAnswer> {
  return new Promise((resolve, reject) => {
    const asking = request({
      method: "POST",
      path: `${url.pathname}${url.search}`,
      createConnection: () => by,
      signal,
      headers: {
        host: url.host,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "user-agent": "Foyer",
        ...headers,
      },
    });
    const fail = (error: Error) => {
      by.destroy();
      reject(error);
    };
    asking.on("error", fail);
    let interim = 0;
    asking.on("information", () => {
      interim += 1;
      if (interim > mostInterim) fail(new Error("It sent nothing but interim answers (1xx)."));
    });
    // Without a listener Node would close the connection and say nothing, and whoever waits would wait for ever.
    asking.on("upgrade", () => {
      by.destroy();
      resolve({ status: 101, body: "", retryAfterSeconds: null });
    });
    asking.on("response", (answer) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      // What has come by then is enough. The status is what counts, also where what follows is broken: a body after 204, say.
      const done = () => {
        by.destroy();
        const status = answer.statusCode ?? 0;
        const retryAfter = retryAfterSeconds(answer.headers["retry-after"] ?? null);
        resolve({ status, body: beginning(Buffer.concat(parts)), retryAfterSeconds: retryAfter });
      };
      answer.on("data", (part: Buffer) => {
        if (bytes >= mostBytes) return; // what was read together with the rest, perhaps in thousands of pieces
        parts.push(part);
        bytes += part.length;
        if (bytes >= mostBytes) done();
      });
      answer.on("error", done);
      answer.on("close", done);
      asking.off("error", fail).on("error", done);
    });
    asking.end(body);
  });
}

/** PostgreSQL keeps no NUL, and half a character at the end is none. */
function beginning(bytes: Buffer): string {
  const text = new TextDecoder().decode(bytes.subarray(0, mostBytes)).replaceAll("\0", "");
  return text.slice(0, mostCharacters).toWellFormed();
}
