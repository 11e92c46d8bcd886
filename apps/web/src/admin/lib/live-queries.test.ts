import { expect, test } from "vitest";
import { touchedBy } from "./live-queries.ts";

const touched = (act: string, kind: string, placeId: string | null = null) =>
  touchedBy({ act, subject: { kind, id: null }, placeId });

test("an answer to an invitation touches numbers and lists, and whatever it leads to [S3.12]", () => {
  expect(touched("invitation.accepted", "invitation")).toEqual(["invitations", "audit", "people"]);
  expect(touched("invitation.accepted", "invitation", "p")).toEqual([
    "invitations",
    "audit",
    "events",
    "spaces",
  ]);
  expect(touched("invitation.opened", "invitation")).toEqual(["invitations"]);
});

test("what is done to people or the organization is asked of oneself too; what this page does not know, of everything", () => {
  expect(touched("person.updated", "person")).toContain("auth");
  expect(touched("account.password_changed", "person")).toEqual(["people", "audit"]);
  expect(touched("webhook.created", "webhook")).toEqual(["webhooks", "audit"]);
  expect(touched("door.painted", "door")).toEqual(
    expect.arrayContaining(["organizations", "invitations", "people", "events", "spaces", "mail", "auth"]),
  );
});
