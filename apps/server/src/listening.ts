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
    const { port, use, setting } = uses.find((each) => each.port === fieldOf(error, "port")) ?? uses[0];
    switch (fieldOf(error, "code")) {
      case "EADDRINUSE":
        throw new CommandError(
          `Port ${port}, which ${use} needs, is taken. Stop what uses it, or choose another: ${setting}=${port + 1} npm start`,
        );
      case "EACCES":
        throw new CommandError(
          `Port ${port}, which ${use} needs, is not for this user to open. Choose another: ${setting}=${port + 8000} npm start`,
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

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
