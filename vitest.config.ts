import { defineConfig } from "vitest/config";

const withDatabase = ["packages/{db,jobs,domain,api,testing}", "apps/server"];
const withoutDatabase = ["packages/{contract,emails,mailer,client}", "apps/web", "scripts"];

export default defineConfig({
  test: {
    pool: "forks",
    // A worker loads a module once for all its files: a test may change nothing in one, and puts none of its own in its place.
    isolate: false,
    // Three, also on two processors: each waits for PostgreSQL a good part of its time.
    maxWorkers: 3,
    // Milliseconds: a busy machine must not turn a test red.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "with a database",
          include: withDatabase.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
          globalSetup: "packages/testing/src/global-setup.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "without",
          include: withoutDatabase.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
        },
      },
    ],
  },
});
