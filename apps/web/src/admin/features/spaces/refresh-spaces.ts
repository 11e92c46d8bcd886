import { queryClient, trpc } from "../../lib/trpc.ts";
import { refreshMe } from "../session/session.ts";

/** Loads again whatever may show a space that has just changed, and what the caller is in which. */
export async function refreshSpaces(): Promise<void> {
  await Promise.all([
    refreshMe(),
    ...[trpc.spaces.pathKey(), trpc.invitations.pathKey(), trpc.people.pathKey(), trpc.audit.pathKey()].map(
      (queryKey) => queryClient.invalidateQueries({ queryKey }),
    ),
  ]);
}
