import { type Asked, UsageError } from "../../command.ts";
import { readGiven } from "./read-given.ts";

/** What was named on the command line and in `--file`, each once and in that order. @throws UsageError if nothing was */
export async function readNames(asked: Asked): Promise<readonly string[]> {
  const file = asked.option("file");
  if (file === "-" && asked.option("api-key-file") === "-")
    throw new UsageError("Standard input can be one thing: the addresses or the API key.");
  const lines = file === "" ? [] : linesOf(await readGiven(asked, file));
  const names = new Set([...asked.operands, ...lines].map((name) => name.trim()).filter(Boolean));
  if (names.size > 0) return [...names];
  throw new UsageError(file === "" ? "Who? Name at least one address." : `There is no address in ${file}.`);
}

/** Lines that begin with `#` are notes. */
function linesOf(bytes: Uint8Array): string[] {
  return new TextDecoder()
    .decode(bytes)
    .split(/\r?\n/)
    .filter((line) => !/^\s*#/.test(line));
}
