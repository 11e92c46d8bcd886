import type { CreatedInvitations, Invitation } from "@foyer/client";
import { mostAtOnce } from "@foyer/contract/invitations";
import { emailAddress } from "@foyer/contract/values";
import { type Asked, CommandError, UsageError } from "../../command.ts";
import { markOf, notAll, numberOf, whenOf } from "./in-words.ts";
import { withRemote } from "./open-remote.ts";
import { plain } from "./plain.ts";
import { readNames } from "./read-names.ts";
import { commonTerms, targetOf } from "./target-of.ts";

type Invitee = { readonly email: string; readonly fullName?: string };
type Rejected = CreatedInvitations["rejected"][number];

/** Invites addresses, a thousand in each call, and says of each what became of it. @throws CommandError, UsageError */
export async function invite(asked: Asked): Promise<void> {
  const names = await readNames(asked);
  const { invitees, rejected } = read(names, asked.option("name"));
  const created: Invitation[] = [];
  const tell = tellerFor(asked);
  const terms = commonTerms(asked);

  await withRemote(asked, async ({ foyer, organizationId }) => {
    const target = await targetOf(asked, organizationId);
    for (const each of rejected) tell.rejected(each);
    try {
      await asked.progress("Inviting", async (report) => {
        for (let at = 0; at < invitees.length; at += mostAtOnce) {
          report(at, invitees.length);
          const chunk = invitees.slice(at, at + mostAtOnce);
          const answer = await foyer.invitations.createMany.mutate({ ...terms, target, invitees: chunk });
          created.push(...answer.created);
          rejected.push(...answer.rejected);
          tell.answer(chunk, answer);
        }
      });
    } finally {
      // What was done before a failure was done.
      asked.answer({ created, rejected });
    }
  });

  if (rejected.length > 0) throw new CommandError(notAll(rejected.length, names.length, "invited"));
  if (names.length > 1) asked.tell(`${numberOf(created.length)} invited.`);
}

/** Who is to be invited, and what is no address. @throws UsageError where one name is given for several */
function read(names: readonly string[], fullName: string) {
  if (fullName !== "" && names.length > 1)
    throw new UsageError('--name is for one address: write "Name <address>" for each instead.');
  const invitees: Invitee[] = [];
  const rejected: Rejected[] = [];
  for (const text of names) {
    const [, called = "", inside = text] = /^(.*?)<([^<>]*)>$/.exec(text) ?? [];
    const email = emailAddress.safeParse(inside);
    const name = fullName || called.trim().replace(/^"(.*)"$/, "$1");
    if (email.success) invitees.push({ email: email.data, ...(name !== "" && { fullName: name }) });
    else rejected.push({ email: text, reason: "invalid_input", message: "Not an e-mail address." });
  }
  return { invitees, rejected };
}

function tellerFor({ terminal, tell }: Asked) {
  const mark = markOf(terminal);
  const lines = {
    created({ email, role, space, event, expiresAt, delivery }: Invitation) {
      const place = space ?? event;
      const to = [
        role === null ? "" : ` as ${role}`,
        place === null ? "" : ` to ${plain(place.name)}`,
        delivery === null ? ", no e-mail" : "",
      ];
      return `${mark.good} ${plain(email)}  invited${to.join("")}, expires ${whenOf(expiresAt)}`;
    },
    rejected({ email, reason, message }: Rejected) {
      return `${mark.bad} ${plain(email)}  ${plain(message)} (${reason})`;
    },
  };
  return {
    rejected: (each: Rejected) => tell(lines.rejected(each)),
    /** In the order in which they were given. */
    answer(given: readonly Invitee[], { created, rejected }: CreatedInvitations) {
      const places = new Map(given.map(({ email }, place) => [email, place]));
      const each = [
        ...created.map((one) => ({ email: one.email, line: lines.created(one) })),
        ...rejected.map((one) => ({ email: one.email, line: lines.rejected(one) })),
      ];
      const placeOf = ({ email }: { readonly email: string }) => places.get(email) ?? given.length;
      for (const { line } of each.sort((one, other) => placeOf(one) - placeOf(other))) tell(line);
    },
  };
}
