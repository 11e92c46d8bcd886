import type { Reason } from "@foyer/contract/failures";
import { type InvitationStatus, invitationStatuses } from "@foyer/contract/invitations";
import { describe, expect, test } from "vitest";
import { outcome, statusAt, type TransitionName, transitions } from "./lifecycle.ts";

/** Written out, so that nobody changes the table without meaning to. */
const table: readonly [TransitionName, Record<InvitationStatus, InvitationStatus | { no: Reason }>][] = [
  [
    "accept",
    {
      pending: "accepted",
      accepted: { no: "invitation_accepted" },
      declined: { no: "invitation_declined" },
      cancelled: { no: "invitation_cancelled" },
      expired: { no: "invitation_expired" },
    },
  ],
  [
    "decline",
    {
      pending: "declined",
      accepted: { no: "invitation_accepted" },
      declined: { no: "invitation_declined" },
      cancelled: { no: "invitation_cancelled" },
      expired: { no: "invitation_expired" },
    },
  ],
  [
    "renew",
    {
      pending: { no: "not_pending" },
      accepted: { no: "invitation_accepted" },
      declined: { no: "invitation_declined" },
      cancelled: { no: "invitation_cancelled" },
      expired: "pending",
    },
  ],
  [
    "wait",
    {
      pending: "pending",
      accepted: { no: "invitation_accepted" },
      declined: { no: "invitation_declined" },
      cancelled: { no: "invitation_cancelled" },
      expired: { no: "invitation_expired" },
    },
  ],
  [
    "release",
    {
      pending: { no: "not_pending" },
      accepted: "declined",
      declined: { no: "invitation_declined" },
      cancelled: { no: "invitation_cancelled" },
      expired: { no: "invitation_expired" },
    },
  ],
  [
    "update",
    {
      pending: "pending",
      accepted: { no: "not_pending" },
      declined: { no: "not_pending" },
      cancelled: { no: "not_pending" },
      expired: { no: "not_pending" },
    },
  ],
  [
    "remind",
    {
      pending: "pending",
      accepted: { no: "not_pending" },
      declined: { no: "not_pending" },
      cancelled: { no: "not_pending" },
      expired: { no: "not_pending" },
    },
  ],
  [
    "copyLink",
    {
      pending: "pending",
      accepted: { no: "not_pending" },
      declined: { no: "not_pending" },
      cancelled: { no: "not_pending" },
      expired: { no: "not_pending" },
    },
  ],
  [
    "resend",
    {
      pending: "pending",
      accepted: { no: "not_pending" },
      declined: { no: "not_pending" },
      cancelled: { no: "not_pending" },
      expired: "pending",
    },
  ],
  [
    "cancel",
    {
      pending: "cancelled",
      accepted: { no: "not_pending" },
      declined: { no: "not_pending" },
      cancelled: { no: "not_pending" },
      expired: { no: "not_pending" },
    },
  ],
  [
    "withdraw",
    {
      pending: "cancelled",
      accepted: { no: "not_pending" },
      declined: { no: "not_pending" },
      cancelled: { no: "not_pending" },
      expired: "cancelled",
    },
  ],
  [
    "uninvite",
    {
      pending: { no: "not_pending" },
      accepted: "cancelled",
      declined: { no: "not_pending" },
      cancelled: { no: "not_pending" },
      expired: { no: "not_pending" },
    },
  ],
];

describe("the lifecycle", () => {
  test("says of every transition from every status where it leads, or why nowhere [S1.2, S2.3]", () => {
    expect(Object.keys(transitions).sort()).toEqual(table.map(([name]) => name).sort());
    for (const [name, row] of table) {
      for (const status of invitationStatuses) {
        const expected = row[status];
        expect(outcome(status, name), `${name} from ${status}`).toEqual(
          typeof expected === "string" ? { to: expected } : { refusal: expected.no },
        );
      }
    }
  });

  test("leads nowhere from a no and from what was cancelled, and from a yes only by taking it back", () => {
    const from = (status: InvitationStatus) =>
      Object.entries(transitions).flatMap(([name, transition]) => {
        const statuses: readonly InvitationStatus[] = transition.from;
        return statuses.includes(status) ? [name] : [];
      });
    expect(from("declined")).toEqual([]);
    expect(from("cancelled")).toEqual([]);
    expect(from("accepted")).toEqual(["release", "uninvite"]);
  });

  test("brings nothing back that was answered or cancelled", () => {
    for (const { from, to } of Object.values(transitions)) {
      const statuses: readonly InvitationStatus[] = from;
      if (to === "pending" || to === "accepted") {
        for (const final of ["accepted", "declined", "cancelled"] as const)
          expect(statuses).not.toContain(final);
      }
    }
  });
});

describe("expiry", () => {
  const expiresAt = new Date("2026-05-01T12:00:00.000Z");
  const before = new Date(expiresAt.getTime() - 1);
  const after = new Date(expiresAt.getTime() + 1);

  test("begins at the very moment, to the millisecond", () => {
    expect(statusAt({ status: "pending", expiresAt }, before)).toBe("pending");
    expect(statusAt({ status: "pending", expiresAt }, expiresAt)).toBe("expired");
    expect(statusAt({ status: "pending", expiresAt }, after)).toBe("expired");
  });

  test("does not touch what was answered or cancelled, and nothing revives by itself", () => {
    for (const status of invitationStatuses.filter((each) => each !== "pending")) {
      for (const now of [before, expiresAt, after]) expect(statusAt({ status, expiresAt }, now)).toBe(status);
    }
  });
});
