import { join } from "node:path";
import { defineConfig } from "prisma/config";

// Prisma fetches its native schema engine from a host of its own on first use, even for `generate`. The WASM build of
// the same engine comes with the other packages, so that is what runs unless somebody names another one.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= join(import.meta.dirname, "scripts/schema-engine.mjs");

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // `generate` needs none. `pnpm migration` and the drift check start a PostgreSQL of their own and name it here.
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
