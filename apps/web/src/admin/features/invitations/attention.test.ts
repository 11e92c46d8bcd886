import type { Invitation } from "@foyer/contract/invitations";
import { expect, test } from "vitest";
import { attention } from "./attention.ts";

const now = Date.parse("2026-01-10T12:00:00.000Z");
const hours = (count: number) => new Date(now + count * 3_600_000).toISOString();
type Facts = Parameters<typeof attention>[0];
const sent: NonNullable<Invitation["delivery"]> = {
  status: "sent",
  attempts: 1,
  detail: "250 Ok",
  at: hours(-48),
};
const healthy: Facts = { status: "pending", delivery: sent, expiresAt: hours(100), openedAt: null };
const why = (facts: Partial<Facts>) => attention({ ...healthy, ...facts }, now);

test("an invitation on its way needs nobody", () => {
  expect(why({})).toBeNull();
});

test("a refused message is named in the provider's own words", () => {
  const refused = why({ delivery: { ...sent, status: "bounced", detail: "550 5.1.1 User unknown." } });
  expect(refused?.what).toBe("The e-mail bounced: 550 5.1.1 User unknown.");
  expect(refused?.tone).toBe("bad");
});

test("a message that was given up is told from one that bounced [S3.11]", () => {
  const givenUp = why({ delivery: { ...sent, status: "failed", detail: "451 Try again later" } });
  expect(givenUp?.what).toBe("The e-mail could not be delivered in ten days: 451 Try again later.");
  expect(givenUp?.tone).toBe("bad");
});

test("an invitation whose message was held back is not taken for one that is on its way [S3.11]", () => {
  const held = why({ delivery: { ...sent, status: "withdrawn", detail: "This address gets no more." } });
  expect(held).toMatchObject({
    tone: "warning",
    what: "The e-mail was not sent: This address gets no more.",
  });
});

test("a message that is only late is not called lost", () => {
  expect(why({ delivery: { ...sent, status: "retrying", detail: null } })?.what).toBe(
    "The mail server has not taken the e-mail yet.",
  );
});

test("a queue is given five minutes before it is called stuck", () => {
  expect(
    why({ delivery: { ...sent, status: "queued", at: new Date(now - 4 * 60_000).toISOString() } }),
  ).toBeNull();
  expect(why({ delivery: { ...sent, status: "queued", at: hours(-1) } })?.what).toContain("1 hour ago");
});

test("the last day says whether it was at least opened", () => {
  expect(why({ expiresAt: hours(5) })?.what).toBe("It expires in 5 hours and has not been opened.");
  expect(why({ expiresAt: hours(5), openedAt: hours(-2) })?.what).toContain("was opened, but has no answer");
  expect(why({ expiresAt: hours(24.1) })).toBeNull();
});

test("what was answered or cancelled is never stuck, whatever its message did", () => {
  const failed = { ...sent, status: "failed" as const };
  for (const status of ["accepted", "declined", "cancelled"] as const) {
    expect(why({ status, delivery: failed, expiresAt: hours(-1) })).toBeNull();
  }
});

test("an expired one can be brought back", () => {
  expect(why({ status: "expired", expiresAt: hours(-1) })?.advice).toContain("Resend");
});
