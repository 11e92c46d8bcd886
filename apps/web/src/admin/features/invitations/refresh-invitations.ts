import { queryClient, trpc } from "../../lib/trpc.ts";

/** Loads again whatever may show an invitation that has just changed, or count it. */
export async function refreshInvitations(): Promise<void> {
  await Promise.all(
    [
      trpc.invitations.pathKey(),
      trpc.people.pathKey(),
      trpc.events.pathKey(),
      trpc.mail.deliveries.pathKey(),
      trpc.audit.pathKey(),
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
}
