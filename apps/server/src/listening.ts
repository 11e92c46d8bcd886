import { isFreePort } from "@foyer/db/free-port";
import { CommandError } from "./command.ts";

/** A port that something wants, what for, and the setting that chooses another. */
export type PortUse = { readonly port: number; readonly use: string; readonly setting: string };

/** Runs something that listens on ports; where one can't be had, says which and what to do. @throws CommandError */
export async function listening<Result>(
  uses: readonly [PortUse, ...PortUse[]],
  listen: () => Promise<Result>,
): Promise<Result> {
  try {
    return await listen();
  } catch (error) {
    const refused = uses.find((each) => each.port === fieldOf(error, "port")) ?? uses[0];
    const { port, use } = refused;
    const host = fieldOf(error, "address");
    switch (fieldOf(error, "code")) {
      case "EADDRINUSE":
        throw new CommandError(
          `Port ${port}, which ${use} needs, is taken. Stop what uses it, or choose another: ${await another(refused, port + 1, host)}`,
        );
      case "EACCES":
        throw new CommandError(
          `Port ${port}, which ${use} needs, is not for this user to open. Choose another: ${await another(refused, port + 8000, host)}`,
        );
      case "EADDRNOTAVAIL":
      case "ENOTFOUND":
      case "EAI_AGAIN":
        throw new CommandError("HOST is not usable: it is no address of this machine.");
      default:
        throw error;
    }
  }
}

/** What to type for a port that nobody has just now: one of the hundred from this one on. */
async function another({ setting }: PortUse, first: number, host: unknown): Promise<string> {
  for (let port = first; port < Math.min(first + 100, 65_536); port += 1) {
    if (await isFreePort(port, String(host))) return `${setting}=${port} npm start`;
  }
  return `${setting}=… npm start`;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
