import type { FailureAnswer } from "@foyer/api/answer-failure";
import { TRPCClientError } from "@trpc/client";

/** What the server refused, by its `reason`. */
export type FoyerFailure = Omit<FailureAnswer, "status" | "reason"> & {
  readonly reason: NonNullable<FailureAnswer["reason"]>;
};

/** Reads what a call threw. Answers `null` for everything that is no refusal of the server: then throw it on. */
export function failureOf(error: unknown): FoyerFailure | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data: FailureAnswer | undefined = error.data;
  if (!data?.reason) return null;
  return { ...data, reason: data.reason, message: error.message };
}
