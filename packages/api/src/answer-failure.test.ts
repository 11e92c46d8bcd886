import { Failure, type Reason, reasons } from "@foyer/contract/failures";
import { openDatabase } from "@foyer/db/database";
import { refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { TRPCError } from "@trpc/server";
import { describe, expect, test } from "vitest";
import { answerFailure, toTRPCError } from "./answer-failure.ts";

const foyer = testFoyer();

describe("what a caller learns of a failure", () => {
  test.each(Object.entries(reasons))("%s has the status %i of the contract [S4.7]", (reason, status) => {
    const answer = answerFailure(toTRPCError(new Failure(known(reason))));
    expect(answer).toEqual({ message: expect.stringMatching(/\.$/), status, reason });
  });

  test("an invitation in the way is named", () => {
    const failure = new Failure("already_invited", { invitationId: "x" });
    expect(answerFailure(toTRPCError(failure))).toMatchObject({
      reason: "already_invited",
      invitationId: "x",
    });
  });

  test("of a defect of ours nothing but that it is one: no message, stack, path or query", () => {
    const error = new Error("SELECT secret FROM users at /srv/foyer/src/act.ts", {
      cause: new Error("password"),
    });
    for (const thrown of [error, toTRPCError(error), "a string", { any: "thing" }, null]) {
      const answer = answerFailure(toTRPCError(thrown));
      expect(answer).toEqual({ message: "Something went wrong on our side.", status: 500, reason: null });
    }
  });

  test.each([
    ["NOT_FOUND", 404, "not_found"],
    ["PAYLOAD_TOO_LARGE", 413, "payload_too_large"],
    ["METHOD_NOT_SUPPORTED", 405, "invalid_input"],
    ["UNSUPPORTED_MEDIA_TYPE", 415, "invalid_input"],
    ["PARSE_ERROR", 400, "invalid_input"],
    ["BAD_REQUEST", 400, "invalid_input"],
  ] as const)("tRPC's own %s is told in the contract's words", (code, status, reason) => {
    expect(answerFailure(new TRPCError({ code, message: "ECONNREFUSED /srv" }))).toEqual({
      message: new Failure(reason).message,
      status,
      reason,
    });
  });
});

describe("a database that is away", () => {
  test("is `unavailable` for every caller, signed in or not, and no defect", async () => {
    const away = openDatabase({ url: "postgresql://foyer:x@127.0.0.1:9/foyer" });
    try {
      const owner = await foyer.owner();
      const { invitations, auth } = foyer.callerFor(owner, { services: { database: away } });
      const { id } = await foyer.invitation({ by: owner });
      for (const call of [
        () => invitations.list({ organizationId: owner.organizationId }),
        () => invitations.cancel({ invitationId: id }),
        () => auth.signIn({ email: owner.email, password: "x" }),
      ]) {
        expect(await refusalOf(call())).toMatchObject({ reason: "unavailable", status: 503 });
      }
    } finally {
      await away.close();
    }
  });
});

function known(reason: string): Reason {
  const found = Object.keys(reasons).find((each): each is Reason => each === reason);
  if (!found) throw new Error(`${reason} is no reason.`);
  return found;
}
