import type { InvitationStatus, Reason } from "@foyer/client";
import { mostAtOnce } from "@foyer/contract/invitations";
import { type Asked, CommandError } from "../../command.ts";
import { findInvitations } from "./find-invitations.ts";
import { markOf, notAll, numberOf } from "./in-words.ts";
import { withRemote } from "./open-remote.ts";
import { plain } from "./plain.ts";
import { readNames } from "./read-names.ts";

type Act = {
  readonly action: "cancel" | "resend";
  readonly title: string;
  readonly done: string;
  /** Of the invitations that an address can stand for, the likeliest first. */
  readonly statuses: readonly InvitationStatus[];
};

/** What became of a name. `reason` is null where it was done. */
type Result = {
  readonly invitationId: string | null;
  readonly email: string | null;
  readonly reason: Reason | null;
  readonly message: string | null;
};

/** Takes invitations back. @throws CommandError, UsageError */
export async function cancel(asked: Asked): Promise<void> {
  await act(asked, { action: "cancel", title: "Cancelling", done: "cancelled", statuses: ["pending"] });
}

/** Sends invitations again. @throws CommandError, UsageError */
export async function resend(asked: Asked): Promise<void> {
  await act(asked, {
    action: "resend",
    title: "Sending",
    done: "sent again",
    statuses: ["pending", "expired"],
  });
}

async function act(asked: Asked, { action, title, done, statuses }: Act): Promise<void> {
  const names = await readNames(asked);
  const mark = markOf(asked.terminal);
  const results: Result[] = [];
  const note = (name: string, result: Result) => {
    const { reason, message } = result;
    results.push(result);
    asked.tell(
      reason === null
        ? `${mark.good} ${plain(name)}  ${done}`
        : `${mark.bad} ${plain(name)}  ${plain(message ?? "")} (${reason})`,
    );
  };

  await withRemote(asked, async (remote) => {
    try {
      const wanted: { name: string; invitationId: string; email: string | null }[] = [];
      for (const each of await findInvitations(asked, remote, { names, statuses })) {
        const { name, invitationId } = each;
        if (each.invitationId !== null) wanted.push(each);
        else note(name, { invitationId, email: name, reason: "not_found", message: each.message });
      }
      await asked.progress(title, async (report) => {
        for (let at = 0; at < wanted.length; at += mostAtOnce) {
          report(at, wanted.length);
          const chunk = wanted.slice(at, at + mostAtOnce);
          const invitationIds = chunk.map(({ invitationId }) => invitationId);
          const answer = await remote.foyer.invitations.bulk.mutate({ action, invitationIds });
          for (const [place, { invitationId, reason, message }] of answer.results.entries()) {
            const { name = invitationId, email = null } = chunk[place] ?? {};
            note(name, { invitationId, email, reason, message });
          }
        }
      });
    } finally {
      asked.answer({ results });
    }
  });

  const refused = results.filter(({ reason }) => reason !== null).length;
  if (refused > 0) throw new CommandError(notAll(refused, names.length, done));
  if (names.length > 1) asked.tell(`${numberOf(results.length)} ${done}.`);
}
