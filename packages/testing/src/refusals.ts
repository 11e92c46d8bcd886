import { answerFailure, type FailureAnswer } from "@foyer/api/answer-failure";
import { TRPCError } from "@trpc/server";

/** What a caller is told of a call that must be refused. @throws Error if it is not */
export async function refusalOf(call: Promise<unknown>): Promise<FailureAnswer> {
  try {
    await call;
  } catch (error) {
    if (error instanceof TRPCError) return answerFailure(error);
    throw error;
  }
  throw new Error("The call was not refused.");
}

/** How a call ended: `done`, or the reason for which it was refused. @throws whatever is a defect and no refusal */
export async function endOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "done";
  } catch (error) {
    const reason = error instanceof TRPCError ? answerFailure(error).reason : null;
    if (reason === null) throw error;
    return reason;
  }
}
