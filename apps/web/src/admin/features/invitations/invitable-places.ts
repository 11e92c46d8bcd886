import type { Invitable } from "./doors/door.ts";
import { doors } from "./doors/doors.ts";

/** Where the caller may invite to, beside the organization itself, door by door; the one of this id in any case. */
export function useInvitablePlaces(wanted: string | null = null): Invitable {
  // The table never changes, so the same hooks are called in the same order each time.
  const behind = Object.values(doors).map((door) => door.useInvitable(wanted));
  const failed = behind.filter(({ error }) => error);
  return {
    places: behind.flatMap(({ places }) => places),
    isPending: behind.some(({ isPending }) => isPending),
    error: failed[0]?.error ?? null,
    refetch: () => {
      for (const { refetch } of failed) refetch();
    },
  };
}
