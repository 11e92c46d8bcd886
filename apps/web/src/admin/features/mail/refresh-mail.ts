import { queryClient, trpc } from "../../lib/trpc.ts";

/** Loads again whatever may show a message or a suppressed address that has just changed. */
export async function refreshMail(): Promise<void> {
  await Promise.all(
    [trpc.mail.pathKey(), trpc.invitations.pathKey(), trpc.audit.pathKey()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
}
