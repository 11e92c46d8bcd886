import type { Services } from "@foyer/domain/context";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { afterAll, beforeAll } from "vitest";
import { buildApp } from "../src/http/build-app.ts";
import { openLog } from "../src/log.ts";
import { openWebFolder, type WebFolder } from "./web-folder.ts";

export type TestAppOptions = {
  readonly services: Services;
  readonly trustProxy?: readonly string[];
  readonly isReady?: () => Promise<boolean>;
  readonly log?: Logger;
};

/** Serves HTTP for the tests of a file, with a few pages in place of the built ones. Usable in tests and hooks. */
export function testApp(options: () => TestAppOptions): () => FastifyInstance {
  let app: FastifyInstance | undefined;
  let web: WebFolder | undefined;
  beforeAll(async () => {
    web = await openWebFolder();
    const { services, trustProxy = [], isReady = async () => true, log = openLog("silent") } = options();
    app = await buildApp({ services, trustProxy, isReady, log, webDirectory: web.directory });
  });
  afterAll(async () => {
    await app?.close();
    await web?.remove();
  });
  return () => {
    if (!app) throw new Error("The app runs in tests and hooks only.");
    return app;
  };
}
