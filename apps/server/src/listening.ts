import { CommandError } from "./command.ts";

/** Runs something that listens on a port; where that is taken, says so and what to do. @throws CommandError */
export async function listening<Result>(
  about: { readonly port: number; readonly use: string; readonly setting: string },
  listen: () => Promise<Result>,
): Promise<Result> {
  try {
    return await listen();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") {
      throw new CommandError(
        `Port ${about.port}, which ${about.use} needs, is taken. Stop what uses it, or choose another: ${about.setting}=${about.port + 1} npm start`,
      );
    }
    if (code === "EACCES")
      throw new CommandError(
        `Port ${about.port}, which ${about.use} needs, is not for this user to open. Choose another: ${about.setting}=${about.port + 8000}`,
      );
    throw error;
  }
}
