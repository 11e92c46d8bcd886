import { expect, test } from "vitest";
import { sendAfterSeconds, sendingWords, undoneFrom, undoSeconds } from "./sending.ts";

const ids = ["a", "b", "c"];
const done = (invitationId: string) => ({ invitationId, reason: null, message: null });
const late = (invitationId: string) => ({
  invitationId,
  reason: "not_pending" as const,
  message: "This invitation is no longer waiting for an answer.",
});

test("the server waits longer than the undo is offered, so that the last moment is in time", () => {
  expect(sendAfterSeconds).toBeGreaterThan(undoSeconds);
  expect(undoSeconds).toBe(10);
});

test("one is named, many are counted", () => {
  expect(sendingWords({ invitationIds: ids, only: null, until: 0 })).toBe(
    "3 invitations go out in a moment.",
  );
  expect(sendingWords({ invitationIds: ["a"], only: "ada@example.com", until: 0 })).toBe(
    "The invitation to ada@example.com goes out in a moment.",
  );
});

test("undoing says what became of it: of all, of some, of none", () => {
  expect(undoneFrom(ids.map(done))).toEqual({
    taken: 3,
    words: "3 invitations are taken back. Nobody gets an e-mail.",
  });
  expect(undoneFrom([done("a")]).words).toBe("The invitation is taken back. Nobody gets an e-mail.");
  expect(undoneFrom([done("a"), late("b")])).toEqual({
    taken: 1,
    words:
      "1 of 2 invitations are taken back. With the others it was too late: This invitation is no longer waiting for an answer.",
  });
  expect(undoneFrom([late("b")]).words).toContain("Nothing could be taken back");
});
