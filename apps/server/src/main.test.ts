import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";
import { foyerProcesses } from "../test/foyer-process.ts";

const foyer = testFoyer();
const processes = foyerProcesses();

test("a command that succeeds answers on standard output alone, and exits with 0", async () => {
  const variables = { DATABASE_URL: foyer.url, APP_SECRET: "this secret signs the links of the tests" };
  const { code, stdout, stderr } = await processes.run(["expire", "--json"], variables);
  expect([code, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout)).toEqual({ expired: 0 });
});

test("one that fails says why on standard error alone, and exits with 1", async () => {
  const result = await processes.run(["expire"], { PORT: "many" });
  expect(result).toEqual({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/^foyer: PORT is not usable: .+\n$/),
  });
});
