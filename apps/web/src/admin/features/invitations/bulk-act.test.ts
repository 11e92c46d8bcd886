import type { ActedOnInvitations, ActOnInvitations } from "@foyer/contract/invitations";
import { expect, test } from "vitest";
import { countRefusals, plan, runBulk } from "./bulk-act.ts";

const organizationId = "0199a000-0000-7000-8000-000000000001";
const ids = (count: number) => Array.from({ length: count }, (_, number) => `invitation ${number}`);
const forEver = { shallGoOn: () => true, onProgress: () => {} };

/** A server that does everything but what is in `refuse`, and has two thousand and some for each filter. */
function server(refuse: readonly string[] = []) {
  const calls: ActOnInvitations[] = [];
  const call = (input: ActOnInvitations): Promise<ActedOnInvitations> => {
    calls.push(input);
    const page = Number(input.cursor ?? 0);
    const found = input.invitationIds ?? ids(page < 2 ? 1000 : 345);
    return Promise.resolve({
      results: found.map((invitationId) =>
        refuse.includes(invitationId)
          ? { invitationId, reason: "not_pending", message: "Answered already." }
          : { invitationId, reason: null, message: null },
      ),
      nextCursor: input.filter && page < 2 ? String(page + 1) : null,
    });
  };
  return { calls, call };
}

test("more than a call takes goes in several, and each has its result [S0.8]", async () => {
  const { calls, call } = server(["invitation 7"]);
  const end = await runBulk(plan("remind", { ids: ids(2345) }), forEver, call);
  expect(calls.map(({ invitationIds }) => invitationIds?.length)).toEqual([1000, 1000, 345]);
  expect([end.done, end.left, end.failure]).toEqual([2344, [], null]);
  expect(end.refused).toEqual([
    { invitationId: "invitation 7", reason: "not_pending", message: "Answered already." },
  ]);
});

test("all that match are asked for to the end, and only those that the act is for [S0.8]", async () => {
  const { calls, call } = server();
  const filter = { organizationId, search: "choir" };
  const seen: number[] = [];
  const end = await runBulk(
    plan("resend", { filter, total: null }),
    { shallGoOn: () => true, onProgress: ({ done }) => void seen.push(done) },
    call,
  );
  expect(calls.map(({ filter: asked, cursor }) => [asked?.search, asked?.status, cursor])).toEqual([
    ["choir", "pending", undefined],
    ["choir", "pending", "1"],
    ["choir", "pending", "2"],
    ["choir", "expired", undefined],
    ["choir", "expired", "1"],
    ["choir", "expired", "2"],
  ]);
  expect(end.done).toBe(2 * 2345);
  expect(seen).toEqual([1000, 2000, 2345, 3345, 4345, 4690]);
  expect(plan("cancel", { filter: { ...filter, status: "expired" }, total: null }).left).toEqual([]);
});

test("what was stopped or failed goes on where it was, and nothing is asked for twice", async () => {
  const { calls, call } = server();
  let more = 2;
  const stopped = await runBulk(
    plan("cancel", { filter: { organizationId }, total: 2345 }),
    { ...forEver, shallGoOn: () => more-- > 0 },
    call,
  );
  expect([stopped.done, stopped.left.length]).toEqual([2000, 1]);
  const failed = await runBulk(stopped, forEver, () => Promise.reject(new Error("The line is dead.")));
  expect([failed.done, failed.failure?.reason]).toEqual([2000, "unexpected"]);
  const end = await runBulk(failed, forEver, call);
  expect([end.done, end.failure, end.left]).toEqual([2345, null, []]);
  expect(calls.map(({ cursor }) => cursor)).toEqual([undefined, "1", "2"]);
});

test("refusals are counted by their words, the most frequent first", () => {
  const refused = (message: string) => ({ invitationId: message, reason: "conflict" as const, message });
  expect(countRefusals([refused("Once."), refused("Twice."), refused("Twice.")])).toEqual([
    { words: "Twice.", count: 2 },
    { words: "Once.", count: 1 },
  ]);
});
