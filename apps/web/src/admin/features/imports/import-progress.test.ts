import type { ImportRun } from "@foyer/contract/imports";
import { describe, expect, test } from "vitest";
import { isUnderWay, lookAgainIn, mailsToCome } from "./import-progress.ts";

const run: ImportRun = {
  id: "0199a5e0-0000-7000-8000-000000000000",
  organizationId: "0199a5e0-0000-7000-8000-000000000001",
  kind: "organization",
  space: null,
  event: null,
  fileName: "people.csv",
  status: "done",
  importedBy: null,
  createdAt: "2026-11-22T00:00:00.000Z",
  finishedAt: null,
  sends: true,
  counts: {
    total: 10,
    new: 8,
    already_invited: 0,
    already_member: 0,
    invalid: 2,
    duplicate_in_file: 0,
    refused: 0,
  },
  done: 10,
  created: 8,
  delivered: 8,
  pending: 8,
  accepted: 0,
};

describe("the page of an import looks again as long as something changes by itself [S3.9]", () => {
  test.each<[string, Partial<ImportRun>, boolean]>([
    ["all e-mails are handed over", {}, false],
    ["rows are still to come", { status: "running", done: 4, created: 3, delivered: 3 }, true],
    ["e-mails are still to come", { delivered: 5 }, true],
    ["e-mails that are missing are of people who do not wait any more", { delivered: 5, pending: 0 }, false],
    ["nothing is sent at all", { sends: false, delivered: 0 }, false],
    ["it is being taken back", { status: "cancelling" }, true],
    ["it was taken back", { status: "cancelled", delivered: 2, pending: 0 }, false],
  ])("%s", (_, change, expected) => {
    const changed = { ...run, ...change };
    expect(isUnderWay(changed)).toBe(expected);
    expect(lookAgainIn(changed) !== false).toBe(expected);
  });

  test("and counts e-mails that are to come never below none", () => {
    expect(mailsToCome({ ...run, delivered: 9 })).toBe(0);
  });
});
