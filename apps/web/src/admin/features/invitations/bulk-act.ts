import {
  type ActedOnInvitations,
  type ActOnInvitations,
  type BulkAction,
  type InvitationStatus,
  type ListInvitations,
  mostAtOnce,
} from "@foyer/contract/invitations";
import { type CallFailure, failureOf } from "../../lib/failure.ts";
import { client, noticeLostAccess } from "../../lib/trpc.ts";

export type InvitationFilter = Omit<ListInvitations, "cursor" | "limit">;

/** Which invitations something is done with: some that were chosen, or all that a filter finds. */
export type BulkScope =
  | { readonly ids: readonly string[] }
  | { readonly filter: InvitationFilter; readonly total: number | null };

/** One that it was not done with. */
export type Refusal = {
  readonly invitationId: string;
  readonly reason: string;
  readonly message: string;
};

/** How far it got. */
export type BulkProgress = {
  readonly done: number;
  readonly refused: readonly Refusal[];
  /** What is left to be asked for, call by call; empty once all is done. */
  readonly left: readonly ActOnInvitations[];
  /** Why the last call failed; it is the first of what is left. */
  readonly failure: CallFailure | null;
};

/** Those that an act can be done with at all: nobody is told a thousand times that an invitation was accepted. */
export const statusesFor: Readonly<Record<BulkAction, readonly InvitationStatus[]>> = {
  resend: ["pending", "expired"],
  remind: ["pending"],
  cancel: ["pending"],
};

/** The calls that begin it. */
export function plan(action: BulkAction, scope: BulkScope): BulkProgress {
  return { done: 0, refused: [], left: callsFor(action, scope), failure: null };
}

function callsFor(action: BulkAction, scope: BulkScope): readonly ActOnInvitations[] {
  if ("filter" in scope) {
    const { filter } = scope;
    return statusesFor[action]
      .filter((status) => filter.status === undefined || filter.status === status)
      .map((status) => ({ action, filter: { ...filter, status } }));
  }
  return Array.from({ length: Math.ceil(scope.ids.length / mostAtOnce) }, (_, call) => ({
    action,
    invitationIds: scope.ids.slice(call * mostAtOnce, (call + 1) * mostAtOnce),
  }));
}

/**
 * Goes on with what is left, call by call, until all is done, one fails, or `shallGoOn` answers false. Never throws. What was
 * done stays done, so going on later does nothing twice.
 */
export async function runBulk(
  from: BulkProgress,
  watch: { readonly shallGoOn: () => boolean; readonly onProgress: (progress: BulkProgress) => void },
  call: (input: ActOnInvitations) => Promise<ActedOnInvitations> = (input) =>
    client.invitations.bulk.mutate(input),
): Promise<BulkProgress> {
  let progress: BulkProgress = { ...from, failure: null };
  while (progress.left[0] && watch.shallGoOn()) {
    const [input, ...others] = progress.left;
    try {
      const { results, nextCursor } = await call(input);
      const refused = results.flatMap(({ invitationId, reason, message }) =>
        reason ? [{ invitationId, reason, message: message ?? "This was refused." }] : [],
      );
      progress = {
        done: progress.done + results.length - refused.length,
        refused: [...progress.refused, ...refused],
        left: nextCursor === null ? others : [{ ...input, cursor: nextCursor }, ...others],
        failure: null,
      };
      watch.onProgress(progress);
    } catch (error) {
      noticeLostAccess(error);
      return { ...progress, failure: failureOf(error) };
    }
  }
  return progress;
}

/** The refusals, counted by their words, the most frequent first. */
export function countRefusals(
  refused: readonly Refusal[],
): readonly { readonly words: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { message } of refused) counts.set(message, (counts.get(message) ?? 0) + 1);
  return [...counts]
    .map(([words, count]) => ({ words, count }))
    .toSorted((one, other) => other.count - one.count);
}
