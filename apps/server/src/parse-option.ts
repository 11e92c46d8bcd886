import type { z } from "zod";
import { UsageError } from "./command.ts";

/** Understands the value of an option. @throws UsageError naming it */
export function parseOption<Value>(schema: z.ZodType<Value>, name: string, text: string): Value {
  const read = schema.safeParse(text);
  if (!read.success)
    throw new UsageError(`--${name} is not usable: ${read.error.issues[0]?.message ?? "wrong form."}`);
  return read.data;
}
