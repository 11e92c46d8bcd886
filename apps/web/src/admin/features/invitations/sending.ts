import type { ActedOnInvitations } from "@foyer/contract/invitations";
import { plural } from "../../lib/moment.ts";
import { client } from "../../lib/trpc.ts";

/** For how long sending can be undone, as it is shown. */
export const undoSeconds = 10;

/** What the server waits for: so that whoever presses in the last moment is in time, also on a slow line. */
export const sendAfterSeconds = undoSeconds + 3;

/** Invitations whose e-mails have not gone out yet. */
export type Sending = {
  readonly invitationIds: readonly string[];
  /** The address, where it is one. */
  readonly only: string | null;
  /** Until when they can be taken back, in milliseconds since 1970. */
  readonly until: number;
};

/** What became of taking them back. */
type Undone = { readonly taken: number; readonly words: string };

/** What is said while they wait. */
export function sendingWords({ invitationIds, only }: Sending): string {
  return only === null
    ? `${plural(invitationIds.length, "invitation")} go out in a moment.`
    : `The invitation to ${only} goes out in a moment.`;
}

/** Takes back exactly these. @throws TRPCClientError where the server can't be asked */
export async function takeBack({ invitationIds }: Sending): Promise<Undone> {
  const { results } = await client.invitations.bulk.mutate({
    action: "cancel",
    invitationIds: [...invitationIds],
  });
  return undoneFrom(results);
}

/** What became of each, in a sentence. */
export function undoneFrom(results: ActedOnInvitations["results"]): Undone {
  const refused = results.filter(({ reason }) => reason !== null);
  const taken = results.length - refused.length;
  const [first] = refused;
  if (!first) {
    return {
      taken,
      words:
        taken === 1
          ? "The invitation is taken back. Nobody gets an e-mail."
          : `${plural(taken, "invitation")} are taken back. Nobody gets an e-mail.`,
    };
  }
  const why = first.message ?? "It was refused.";
  return {
    taken,
    words:
      taken === 0
        ? `Nothing could be taken back: ${why}`
        : `${taken.toLocaleString("en")} of ${plural(results.length, "invitation")} are taken back. With the others it was too late: ${why}`,
  };
}
