import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { type FastifyInstance, fastify } from "fastify";
import { expect, test } from "vitest";
import { endConnections } from "./end-connections.ts";

test("a connection on which nothing was ever asked, as browsers open them ahead, keeps no closing server [S1.8]", async () => {
  const app = openApp();
  const browser = await openAhead(app);
  const ended = once(browser, "close");
  await app.close();
  expect(await ended).toEqual([false]);
});

test("what is asked on it while the server closes is answered, however long that takes [S1.8]", async () => {
  const app = openApp();
  const { promise: closing, resolve: startClosing } = Promise.withResolvers<void>();
  app.addHook("preClose", async () => startClosing());
  // Longer than such a connection has to ask for something.
  app.get("/", () => new Promise((answer) => setTimeout(() => answer("Here."), 700)));
  const browser = await openAhead(app);
  const closed = app.close();
  await closing;
  browser.write("GET / HTTP/1.1\r\nHost: foyer\r\n\r\n");
  expect(await text(browser)).toMatch(/^HTTP\/1.1 200 [^]+\r\n\r\nHere\.$/);
  await closed;
});

/** With what `buildApp` says of closing. */
function openApp(): FastifyInstance {
  const app = fastify({ forceCloseConnections: "idle", return503OnClosing: false });
  endConnections(app);
  return app;
}

async function openAhead(app: FastifyInstance): Promise<Socket> {
  await app.listen({ host: "127.0.0.1", port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("It listens nowhere.");
  const arrived = once(app.server, "connection");
  const browser = connect(address.port, "127.0.0.1");
  await arrived;
  return browser;
}
