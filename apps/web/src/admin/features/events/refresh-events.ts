import { queryClient, trpc } from "../../lib/trpc.ts";

/** Loads again whatever may show an event that has just changed, or who comes. */
export async function refreshEvents(): Promise<void> {
  await Promise.all(
    [trpc.events.pathKey(), trpc.invitations.pathKey(), trpc.audit.pathKey()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
}
