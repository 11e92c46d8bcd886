import { describe, expect, test } from "vitest";
import { deliveryFilters } from "./delivery-filters.ts";
import { deliveryInput, lookAgainAt } from "./delivery-input.ts";
import { standingOf } from "./delivery-words.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const message = {
  status: "queued",
  purpose: "invitation",
  queuedAt: "2026-11-21T11:59:30Z",
  nextAttemptAt: null,
  deliveredAt: null,
  openedAt: null,
  canRetry: true,
} as const;

describe("where a message stands [S1.5]", () => {
  test("a fresh one is about to leave; one that waits too long says who can help", () => {
    expect(standingOf(message, now)).toMatchObject({ tone: "neutral", what: "It is about to leave." });
    const old = { ...message, queuedAt: "2026-11-21T11:00:00Z" };
    expect(standingOf(old, now)).toMatchObject({
      tone: "warning",
      what: "It has been waiting since 1 hour ago.",
    });
    const nightly = { ...old, nextAttemptAt: "2026-11-22T08:00:00Z" };
    expect(standingOf(nightly, now)).toMatchObject({ tone: "neutral", what: "It leaves in 20 hours." });
  });

  test("one that is tried again tells when", () => {
    const retrying = { ...message, status: "retrying", nextAttemptAt: "2026-11-21T12:07:00Z" } as const;
    expect(standingOf(retrying, now).advice).toContain("tries again in 7 minutes");
  });

  test("a refused one is offered again only while its invitation waits", () => {
    const bounced = { ...message, status: "bounced" } as const;
    expect(standingOf(bounced, now)).toMatchObject({
      tone: "bad",
      advice: expect.stringContaining("once more"),
    });
    expect(standingOf({ ...bounced, canRetry: false }, now).advice).toContain("nothing to try again");
  });

  test("nothing is claimed to have arrived of which only the hand-over is known", () => {
    const sent = { ...message, status: "sent" } as const;
    expect(standingOf(sent, now).what).toBe("The mail server took it.");
    expect(standingOf({ ...sent, deliveredAt: message.queuedAt }, now).what).toBe("It arrived.");
  });
});

test("the list is looked at again while something is on its way, and left alone otherwise", () => {
  const sent = { status: "sent", nextAttemptAt: null } as const;
  expect(lookAgainAt([sent])).toBe(false);
  expect(lookAgainAt([sent, message])).toBe(4_000);
  expect(lookAgainAt([sent, { ...message, nextAttemptAt: "2026-11-22T08:00:00Z" }])).toBe(15_000);
});

test("filters that nobody knows are left out of what the server is asked", () => {
  expect(
    deliveryInput(deliveryFilters({ status: "lost", purpose: "reminder", search: " ada ", more: "x" })),
  ).toEqual({
    status: undefined,
    purpose: "reminder",
    search: "ada",
  });
});
