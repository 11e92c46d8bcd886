import { expect, test } from "vitest";
import { runQuietly } from "./quietly.mjs";

/** What stands on the screen when a program has ended that has a lot to say. */
async function told(
  ending: string,
  { isTalkative = true, isTTY = false } = {},
): Promise<{ code: number; text: string }> {
  const script = `console.log("one"); console.error("two"); process.stdout.write("three\\n", () => { ${ending} })`;
  let text = "";
  const screen = { isTTY, write: (more: string | Uint8Array) => (text += String(more)) !== "" };
  const command: [string, ...string[]] = [process.execPath, "--eval", script];
  const code = await runQuietly({ title: "Installing", command, isTalkative, options: {} }, screen);
  return { code, text };
}

test("what a step writes is not shown when all goes well, and altogether when it fails [S1.8]", async () => {
  const [done, failed, warned, watched] = await Promise.all([
    told(""),
    told("process.exit(7)"),
    told("", { isTalkative: false }),
    told("", { isTTY: true }),
  ]);
  expect(done).toEqual({
    code: 0,
    text: expect.stringMatching(/^Installing …\nInstalling took [\d.]+ s\.\n$/),
  });
  expect(failed.code).toBe(7);
  expect(failed.text.split("\n").sort()).toEqual(["", "Installing …", "one", "three", "two"]);
  expect(warned.text).toMatch(/^Installing …\n(one|two)\n[^]*\nInstalling took [\d.]+ s\.\n$/);
  // On a terminal the same line is written anew.
  expect(watched.text.replaceAll("\r\u001b[2K", "|")).toMatch(
    /^Installing …[^\n]*\|Installing took [\d.]+ s\.\n$/,
  );
});
