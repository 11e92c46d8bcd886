import type { ActOnInvitations } from "@foyer/contract/invitations";
import type { Person, SetActive } from "@foyer/contract/people";
import { expect, test } from "vitest";
import { runPeopleAct } from "./people-act.ts";

const at = "2026-11-21T08:00:00.000Z";
const person = (number: number, status?: "pending" | "expired" | "declined"): Person => ({
  userId: `person ${number}`,
  organizationId: "choir",
  email: `${number}@example.com`,
  name: `Person ${number}`,
  role: "member",
  status: "active",
  mfaEnabled: false,
  joinedAt: at,
  createdAt: at,
  invitation: status
    ? { id: `invitation ${number}`, status, expiresAt: at, createdAt: at, resendCount: 0 }
    : null,
});
const people = (count: number) => Array.from({ length: count }, (_, number) => person(number));
const done = ({ userIds }: SetActive) =>
  Promise.resolve({ results: userIds.map((userId) => ({ userId, reason: null, message: null })) });
const never = () => Promise.reject(new Error("This is not asked for here."));

test("more people than a call takes go in several, and each has a result, in order [S0.8]", async () => {
  const calls: SetActive[] = [];
  const results = await runPeopleAct("deactivate", people(250), {
    setActive: (input) => (calls.push(input), done(input)),
    bulk: never,
  });
  expect(calls.map(({ userIds, active }) => [userIds.length, active])).toEqual([
    [100, false],
    [100, false],
    [50, false],
  ]);
  expect(results).toEqual(people(250).map((each) => ({ person: each, problem: null })));
});

test("who is refused, or falls into a call that fails, is told why; the others are done [S0.8]", async () => {
  const results = await runPeopleAct("activate", people(101), {
    setActive: async (input) => {
      if (input.userIds.length === 1) throw new Error("The line is dead.");
      const { results: all } = await done(input);
      const [first, ...others] = all;
      if (!first) throw new Error("Nobody was asked for.");
      return { results: [...others, { ...first, reason: "conflict", message: "The last owner." }] };
    },
    bulk: never,
  });
  expect(results.map(({ problem }) => problem)).toEqual([
    "The last owner.",
    ...Array.from({ length: 99 }, () => null),
    "Something went wrong on this page.",
  ]);
});

test("only invitations that are waiting or expired are sent again, in one call, and who is refused is told why [S0.5, S0.8]", async () => {
  const calls: ActOnInvitations[] = [];
  const results = await runPeopleAct(
    "resend",
    [person(1, "pending"), person(2), person(3, "declined"), person(4, "expired")],
    {
      setActive: never,
      bulk: async (input) => {
        calls.push(input);
        const done = { reason: null, message: null };
        return {
          results: [
            {
              invitationId: "invitation 4",
              reason: "resend_limit_reached",
              message: "As often as it may.",
            },
            { invitationId: "invitation 1", ...done },
          ],
          nextCursor: null,
        };
      },
    },
  );
  expect(calls).toEqual([{ action: "resend", invitationIds: ["invitation 1", "invitation 4"] }]);
  expect(results.map(({ problem }) => problem)).toEqual([
    null,
    expect.stringContaining("No invitation"),
    expect.stringContaining("No invitation"),
    "As often as it may.",
  ]);
});
