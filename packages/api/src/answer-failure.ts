import { Failure, type Issue, type Reason, reasons } from "@foyer/contract/failures";
import { isUnavailable } from "@foyer/db/trouble";
import { TRPCError } from "@trpc/server";
import { z } from "zod";

/** What a caller learns of a failure, in tRPC and REST alike. `reason` is null only for a defect of ours. */
export type FailureAnswer = {
  readonly message: string;
  readonly status: number;
  readonly reason: Reason | null;
  readonly issues?: readonly Issue[];
  readonly invitationId?: string;
  /** For `Retry-After`. */
  readonly retryAfterSeconds?: number;
};

/** What tRPC calls each status. */
export const codes = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  429: "TOO_MANY_REQUESTS",
  503: "SERVICE_UNAVAILABLE",
} as const satisfies Record<(typeof reasons)[Reason], TRPCError["code"]>;

/** Turns whatever was thrown into tRPC's own error, with the status of its reason. */
export function toTRPCError(error: unknown): TRPCError {
  const known = error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR";
  if (known) return error;
  const failure = failureIn(error);
  if (failure)
    return new TRPCError({ code: codes[reasons[failure.reason]], message: failure.message, cause: failure });
  return error instanceof TRPCError ? error : new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: error });
}

/** What to tell of an error. Nothing that was not meant for the caller gets through. */
export function answerFailure(error: TRPCError): FailureAnswer {
  const failure = failureIn(error);
  if (failure) {
    const { issues, invitationId, retryAfterSeconds } = failure.details;
    return {
      message: failure.message,
      status: reasons[failure.reason],
      reason: failure.reason,
      ...(issues && { issues }),
      ...(invitationId !== undefined && { invitationId }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    };
  }
  if (error.cause instanceof z.ZodError && error.code === "BAD_REQUEST") {
    return { ...plain("invalid_input"), issues: error.cause.issues.flatMap(toIssues) };
  }
  switch (error.code) {
    case "NOT_FOUND":
      return plain("not_found");
    case "PAYLOAD_TOO_LARGE":
      return plain("payload_too_large");
    case "METHOD_NOT_SUPPORTED":
      return { ...plain("invalid_input"), status: 405 };
    case "UNSUPPORTED_MEDIA_TYPE":
      return { ...plain("invalid_input"), status: 415 };
    case "BAD_REQUEST":
    case "PARSE_ERROR":
      return plain("invalid_input");
    default:
      return { message: "Something went wrong on our side.", status: 500, reason: null };
  }
}

/** A key that should not be there is named as the place, like any other. */
function toIssues(issue: z.core.$ZodIssue): Issue[] {
  const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
  if (keys.length > 0)
    return keys.map((key) => ({ path: [...issue.path, key].join("."), message: "There is no such field." }));
  return [{ path: issue.path.join("."), message: issue.message }];
}

function plain(reason: Reason): FailureAnswer {
  return { message: new Failure(reason).message, status: reasons[reason], reason };
}

function failureIn(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  if (error instanceof TRPCError && error.cause instanceof Failure) return error.cause;
  // A mistake in the request is not the database's, though the caller's words in it may sound so.
  if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") return null;
  if (isUnavailable(error)) return new Failure("unavailable", { cause: error });
  return null;
}
