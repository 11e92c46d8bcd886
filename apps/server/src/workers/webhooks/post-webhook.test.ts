import type { LookupAddress } from "node:dns";
import { createServer } from "node:https";
import { connect, createServer as createTcpServer, type TcpNetConnectOpts } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { listenSomewhere } from "@foyer/testing/listen-somewhere";
import { selfSignedCertificate } from "@foyer/testing/mail-servers/certificate";
import { type Answer, type Asked, openHttpServer } from "@foyer/testing/mail-servers/http-server";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type PostingOptions, postWebhook } from "./post-webhook.ts";

const publicOne = { address: "93.184.216.34", family: 4 };

const posting = (url: string) => ({ url, body: `{"type":"webhook.test"}`, headers: { "webhook-id": "1" } });

const options = (more: Partial<PostingOptions> = {}): PostingOptions => ({
  network: "public",
  patience: 5_000,
  signal: new AbortController().signal,
  ...more,
});

async function openReceiver(answer: (asked: Asked) => Answer = () => ({ status: 200, body: "Thanks" })) {
  const got: Asked[] = [];
  const server = await openHttpServer((asked) => {
    got.push(asked);
    return answer(asked);
  });
  onTestFinished(() => server.close());
  const { port } = new URL(server.url);
  /** As if the public address led here. */
  const opened: TcpNetConnectOpts[] = [];
  const toHere = (to: TcpNetConnectOpts) => {
    opened.push(to);
    return connect(Number(port), "127.0.0.1");
  };
  return { ...server, port, got, opened, connect: toHere };
}

describe("a webhook is not posted to where only this server can go [S1.10]", () => {
  test.each([
    ["a loopback address", "127.0.0.1"],
    ["the same as a number", "2130706433"],
    ["in hexadecimal and short", "0x7f.1"],
    ["in octal", "0177.0.0.01"],
    ["a loopback address of IPv6", "[::1]"],
    ["an IPv4 address mapped into IPv6", "[::ffff:127.0.0.1]"],
    ["the same in hexadecimal", "[::ffff:7f00:1]"],
    ["this machine by its name", "localhost"],
    ["a private address", "10.0.0.1"],
    ["a link-local address", "169.254.1.1"],
    ["the metadata of a cloud", "169.254.169.254"],
  ])("%s", async (_, host) => {
    const receiver = await openReceiver();
    const { connect: toHere } = receiver;
    const end = postWebhook(posting(`https://${host}:${receiver.port}/`), options({ connect: toHere }));
    await expect(end).rejects.toThrow("is not a host of the public internet");
    expect([receiver.got, receiver.opened]).toEqual([[], []]);
  });

  test.each([
    ["a private address", [{ address: "192.168.0.7", family: 4 }]],
    ["a public and a private address", [publicOne, { address: "fd00::1", family: 6 }]],
    ["no address", []],
  ])("a name that leads to %s", async (_, addresses) => {
    const receiver = await openReceiver();
    const by = options({ resolve: async () => addresses, connect: receiver.connect });
    const end = postWebhook(posting("https://hooks.evil.example/"), by);
    await expect(end).rejects.toThrow("hooks.evil.example is not a host of the public internet");
    expect(receiver.opened).toEqual([]);
  });

  test("a name that is public when it is looked at and private a moment later (DNS rebinding)", async () => {
    const receiver = await openReceiver();
    let lookups = 0;
    const resolve = async (): Promise<LookupAddress[]> => {
      lookups += 1;
      return [lookups === 1 ? publicOne : { address: "127.0.0.1", family: 4 }];
    };
    const by = options({ resolve, connect: receiver.connect });
    // Whoever is there speaks no TLS.
    await expect(postWebhook(posting("https://hooks.evil.example/"), by)).rejects.toThrow("SSL");
    expect(lookups).toBe(1);
    const [to] = receiver.opened;
    const found = await new Promise((done) => {
      to?.lookup?.("hooks.evil.example", { all: true }, (_error, addresses) => done(addresses));
    });
    expect(found).toEqual([publicOne]);
  });

  test("a private address that a public receiver redirects to", async () => {
    const inside = await openReceiver();
    const location = `${inside.url}/secret`;
    const outside = await openReceiver(() => ({ status: 307, headers: { location } }));
    expect(await postWebhook(posting(outside.url), options({ network: "any" }))).toMatchObject({
      status: 307,
    });
    expect(inside.got).toEqual([]);
  });

  test("without TLS, where it was entered while the operator allowed it", async () => {
    const receiver = await openReceiver();
    const by = options({ resolve: async () => [publicOne], connect: receiver.connect });
    await expect(postWebhook(posting("http://hooks.example/"), by)).rejects.toThrow("without TLS");
    expect(receiver.opened).toEqual([]);
  });

  test("unless the operator allows it", async () => {
    const receiver = await openReceiver();
    const answer = await postWebhook(posting(`${receiver.url}/in?a=b`), options({ network: "any" }));
    expect(answer).toEqual({ status: 200, body: "Thanks", retryAfterSeconds: null });
    expect(receiver.got).toMatchObject([
      { method: "POST", path: "/in?a=b", body: `{"type":"webhook.test"}` },
    ]);
  });
});

test("by TLS it goes to whoever can show a certificate for the name, and to nobody else [S1.10]", async () => {
  const certificate = selfSignedCertificate();
  const got: string[] = [];
  const server = createServer(certificate, (request, response) => {
    got.push(String(request.headers.host));
    response.writeHead(204).end();
  });
  const port = await listenSomewhere(server);
  onTestFinished(() => void server.close());
  const end = (host: string) => postWebhook(posting(`https://${host}:${port}/`), options({ network: "any" }));
  await expect(end("localhost")).rejects.toThrow("self-signed certificate");
  const trusted = getCACertificates("default");
  setDefaultCACertificates([...trusted, certificate.cert]);
  onTestFinished(() => setDefaultCACertificates(trusted));
  await expect(end("127.0.0.1")).rejects.toThrow("does not match certificate");
  expect(await end("localhost")).toMatchObject({ status: 204 });
  expect(got).toEqual([`localhost:${port}`]);
});

/** A receiver that says this to whoever asks, and hangs up unless it `stays`; answers its port. */
async function say(text: string, { stays = false } = {}): Promise<number> {
  const server = createTcpServer((socket) => {
    socket.on("error", () => {}); // whoever asked has heard enough
    socket.once("data", () => void (stays ? socket.write(text) : socket.end(text)));
  });
  onTestFinished(() => void server.close());
  return listenSomewhere(server);
}

describe("an answer [S1.10]", () => {
  test.each<[string, Answer, object]>([
    [
      "is kept as far as 2,000 characters",
      { status: 200, body: "é".repeat(1e6) },
      { body: "é".repeat(2_000) },
    ],
    ["is kept without what no database keeps", { status: 500, body: "a\0b" }, { body: "ab" }],
    [
      "that goes over to another protocol ends there, and keeps no attempt under way for ever",
      { status: 101, headers: { connection: "upgrade", upgrade: "chat" } },
      { status: 101 },
    ],
    ["may ask for a pause", { status: 429, headers: { "retry-after": "120" } }, { retryAfterSeconds: 120 }],
  ])("%s", async (_, answer, expected) => {
    const receiver = await openReceiver(() => answer);
    expect(await postWebhook(posting(receiver.url), options({ network: "any" }))).toMatchObject(expected);
  });

  test.each([
    ["has a body where there is none (204)", "204 No Content\r\nContent-Length: 5\r\n\r\nhello", 204],
    ["ends before it should", "200 OK\r\nContent-Length: 50\r\n\r\nhello", 200],
    [
      "has a body that is not what it says",
      "202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\nhello\r\n",
      202,
    ],
    ["never ends", "200 OK\r\nContent-Length: 50\r\n\r\nhello", 200],
  ])("that %s has come, by its status", async (words, text, status) => {
    const port = await say(`HTTP/1.1 ${text}`, { stays: words === "never ends" });
    const by = options({ network: "any", patience: 200 });
    expect(await postWebhook(posting(`http://127.0.0.1:${port}/`), by)).toMatchObject({ status });
  });

  test("in a hundred thousand pieces is put together once, and one that only announces others is none", async () => {
    const decode = vi.spyOn(TextDecoder.prototype, "decode");
    onTestFinished(() => decode.mockRestore());
    const end = async (text: string) =>
      postWebhook(posting(`http://127.0.0.1:${await say(text)}/`), options({ network: "any" }));
    const pieces = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${"1\r\nx\r\n".repeat(1e5)}0\r\n\r\n`;
    expect((await end(pieces)).body).toBe("x".repeat(2_000));
    expect(decode.mock.calls.length).toBeLessThan(5);
    const hints = (count: number) =>
      `${"HTTP/1.1 103 Early Hints\r\n\r\n".repeat(count)}HTTP/1.1 204 OK\r\n\r\n`;
    expect(await end(hints(20))).toMatchObject({ status: 204 });
    await expect(end(hints(21))).rejects.toThrow("nothing but interim answers");
  });

  test.each<[string, Answer, string]>([
    ["that does not come is not waited for", "silence", "There was no answer within 0.2 seconds."],
    ["may be that it hangs up", "hang up", "socket hang up"],
  ])("%s", async (_, answer, words) => {
    const receiver = await openReceiver(() => answer);
    const end = postWebhook(posting(receiver.url), options({ network: "any", patience: 200 }));
    await expect(end).rejects.toThrow(words);
  });
});
