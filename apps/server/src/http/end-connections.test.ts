import { once } from "node:events";
import { connect } from "node:net";
import { fastify } from "fastify";
import { expect, test } from "vitest";
import { endConnections } from "./end-connections.ts";

test("a connection on which nothing was ever asked, as browsers open them ahead, keeps no closing server [S1.8]", async () => {
  const app = fastify({ forceCloseConnections: "idle" });
  endConnections(app);
  await app.listen({ host: "127.0.0.1", port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("It listens nowhere.");
  const arrived = once(app.server, "connection");
  const browser = connect(address.port, "127.0.0.1");
  await arrived;
  const ended = once(browser, "close");
  await app.close();
  expect(await ended).toEqual([false]);
});
