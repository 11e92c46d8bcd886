import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect } from "@playwright/test";

/** Has bash run a script to its end, and expects every command in it to succeed; the output is in the failure. */
export async function expectToSucceed(
  script: string,
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<void> {
  const child = spawn("bash", ["-eu", "-o", "pipefail", "-c", script], {
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const [code] = await once(child, "close");
  expect(code, output).toBe(0);
}
