import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Asked, CommandError } from "../../command.ts";

/** The bytes of a file that was named, or of standard input if it is called `-`. @throws CommandError */
export async function readGiven({ terminal }: Asked, name: string): Promise<Uint8Array> {
  if (name === "-") return (await terminal.read?.()) ?? new Uint8Array();
  try {
    return await readFile(pathOf(terminal, name));
  } catch (error) {
    throw unusable(name, error, "read");
  }
}

/** Where a file is that was named. */
export function pathOf({ directory = "." }: Asked["terminal"], name: string): string {
  return resolve(directory, name);
}

/** Why a file can't be read or written, in a sentence. */
export function unusable(name: string, error: unknown, use: "read" | "written"): CommandError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" && use === "read") return new CommandError(`There is no file ${name}.`);
  return new CommandError(`${name} can't be ${use}: ${String(code ?? error)}.`);
}
