#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine` (see prisma.config.ts): the CLI starts it as it would the native one,
// and it answers over the WASM build of the same engine, with PostgreSQL reached through @prisma/adapter-pg.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { datasource: { type: "string" }, datamodels: { type: "string", multiple: true } },
});
const { url } = JSON.parse(flags.datasource ?? "{}");

if (positionals[0] === "cli") await manageDatabase(positionals[1]);
else await serve();

/** `cli can-connect-to-database | create-database | drop-database`: the exit code and one line on stderr are the answer. */
async function manageDatabase(command) {
  const target = new URL(url);
  const name = decodeURIComponent(target.pathname.slice(1));
  if (command !== "can-connect-to-database") target.pathname = "/postgres";
  const client = new pg.Client({ connectionString: target.href });
  try {
    await client.connect();
    const quoted = client.escapeIdentifier(name);
    if (command === "create-database") await client.query(`CREATE DATABASE ${quoted}`);
    if (command === "drop-database") await client.query(`DROP DATABASE IF EXISTS ${quoted}`);
    await client.end();
  } catch (error) {
    const prismaCodes = { "3D000": "P1003", "28P01": "P1000", 28000: "P1010" };
    const fields = { error_code: prismaCodes[error.code] ?? "P1001", message: error.message };
    process.stderr.write(
      `\n${JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields })}\n`,
    );
    process.exitCode = 1;
  }
}

/** JSON-RPC 2.0, a message a line, one at a time, until stdin ends. */
async function serve() {
  // A panic inside WASM would leave its promise pending for ever, and the CLI waiting.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`${message}\n`) };
  process.on("uncaughtException", (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(101);
  });

  const SchemaEngine = await loadEngine();
  const datamodels = flags.datamodels?.map((path) => [path, readFileSync(path, "utf8")]);
  let opened;
  const engine = () => {
    opened ??= SchemaEngine.new({ datamodels }, () => {}, adapterFactory());
    return opened;
  };

  let last = Promise.resolve();
  const lines = createInterface({ input: process.stdin });
  lines.on("line", (line) => {
    const request = JSON.parse(line);
    // The CLI also answers our own `print` notices; those carry no method.
    if (request.method) last = last.then(() => answer(engine, request));
  });
  lines.on("close", () => {
    void last.finally(() => process.exit(0));
  });
}

async function loadEngine() {
  const path = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const { instance } = await WebAssembly.instantiate(readFileSync(path.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}

async function answer(engine, { id, method, params = {} }) {
  try {
    const open = await engine();
    // This build opens no shadow database for these two; a diagnosis first leaves the migrations' schema in its cache.
    if (method === "evaluateDataLoss" || method === "createMigration") {
      await open.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
    }
    const result = method === "getDatabaseVersion" ? await open.version() : await open[method](params);
    if (method === "diff" && result.stdout) {
      send({ id: id + 1_000_000_000, method: "print", params: { content: result.stdout } });
    }
    send({ id, result: result ?? {} });
  } catch (error) {
    const data = {
      is_panic: false,
      message: error?.message ?? String(error),
      meta: error?.meta ?? {},
      error_code: error?.code,
    };
    send({ id, error: { code: 4466, message: "The schema engine failed. See data.", data } });
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

function adapterFactory() {
  return bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(),
    connectToShadowDb,
  });
}

/** A connection to the database of `url`, or to another one on the same server. */
async function connect(database) {
  const target = url ? new URL(url) : undefined;
  const adapter = await new PrismaPg(
    {
      host: target?.hostname,
      port: Number(target?.port || 5432),
      user: decodeURIComponent(target?.username ?? ""),
      password: decodeURIComponent(target?.password ?? ""),
      database: database ?? decodeURIComponent(target?.pathname.slice(1) ?? ""),
    },
    { schema: target?.searchParams.get("schema") ?? undefined },
  ).connect();
  describeCharColumns(adapter);
  // The adapter splits a script at every `;`, which breaks function bodies and keeps half of a failed migration. Sent
  // whole it is one implicit transaction, as with the native engine.
  adapter.executeScript = (script) =>
    adapter.client.query(script).then(
      () => {},
      (error) => adapter.onError(error),
    );
  return adapter;
}

/** The engine reads the catalogue's one-byte "char" columns, for which the adapter knows no type. */
function describeCharColumns(adapter) {
  const CHAR = 18;
  const TEXT = 25;
  const { performIO, queryRaw } = adapter;
  const charColumns = new WeakMap();
  adapter.performIO = async (query) => {
    const result = await performIO.call(adapter, query);
    const isChar = result.fields.map((field) => field.dataTypeID === CHAR);
    charColumns.set(query, isChar);
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw.call(adapter, query);
    const isChar = charColumns.get(query);
    const columnTypes = result.columnTypes.map((type, i) => (isChar[i] ? ColumnTypeEnum.Character : type));
    return { ...result, columnTypes };
  };
}

/** A database for replaying the migrations. The adapter's own would be dropped before its pool has left it. */
async function connectToShadowDb() {
  const database = `prisma_shadow_${randomUUID()}`;
  const main = await connect();
  await main.executeScript(`CREATE DATABASE "${database}"`);
  const shadow = await connect(database);
  const dispose = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await dispose();
    await main.executeScript(`DROP DATABASE "${database}" WITH (FORCE)`);
    await main.dispose();
  };
  return shadow;
}
