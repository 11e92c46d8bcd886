import { once } from "node:events";
import { connect } from "node:net";
import { Readable } from "node:stream";
import fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../../test/free-port.ts";
import { sendFile } from "./send-file.ts";

let app: FastifyInstance;
let port: number;
let parts: () => AsyncGenerator<string>;
let content: Readable;
let failures: unknown[];

beforeAll(async () => {
  app = fastify();
  app.get("/file", (request, reply) => {
    failures = [];
    content = Readable.from(parts());
    const file = { filename: "people.csv", type: "text/csv; charset=utf-8", content };
    return sendFile(request, reply, { file, onFailure: (error) => void failures.push(error) });
  });
  port = await freePort();
  await app.listen({ port, host: "127.0.0.1" });
});
afterAll(() => app.close());

const ask = (init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}/file`, init);
const closed = () => (content.closed ? Promise.resolve() : once(content, "close"));

async function* broken() {
  yield "name\r\n";
  yield "Ada\r\n";
  throw new Error("The database went away.");
}

async function* endless() {
  for (;;) yield "x".repeat(65_536);
}

describe("a file in parts", () => {
  test("is an attachment, and whole [S3.9]", async () => {
    parts = async function* () {
      yield "name\r\n";
      yield "Ada\r\n";
    };
    const answer = await ask();
    expect([answer.headers.get("content-type"), answer.headers.get("content-disposition")]).toEqual([
      "text/csv; charset=utf-8",
      'attachment; filename="people.csv"',
    ]);
    expect(await answer.text()).toBe("name\r\nAda\r\n");
    expect(failures).toEqual([]);
  });

  test("that fails on the way is cut off, and told of", async () => {
    parts = broken;
    await expect(ask().then((answer) => answer.text())).rejects.toBeInstanceOf(Error);
    expect(failures).toMatchObject([{ message: "The database went away." }]);
  });

  test("that fails on the way does not end as if it was whole, also where the end says so (HTTP/1.0)", async () => {
    parts = broken;
    const socket = connect(port, "127.0.0.1");
    socket.write("GET /file HTTP/1.0\r\n\r\n");
    socket.resume();
    await expect(once(socket, "end")).rejects.toMatchObject({ code: "ECONNRESET" });
  });

  test("is not read any further when the client leaves", async () => {
    parts = endless;
    const client = new AbortController();
    const { body } = await ask({ signal: client.signal });
    await body?.getReader().read();
    client.abort();
    await closed();
    expect(failures).toEqual([]);
  });

  test("is not read at all for who only asks what it is (HEAD)", async () => {
    parts = endless;
    const answer = await ask({ method: "HEAD" });
    await closed();
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
      200,
      "text/csv; charset=utf-8",
      "",
    ]);
  });
});
