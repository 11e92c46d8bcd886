import { termsOf } from "@foyer/contract/doors";
import { Failure } from "@foyer/contract/failures";
import type { CreatedInvitations, CreateInvitations } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { requireListed } from "./go-on.ts";
import { issueInvitations } from "./issue-invitations.ts";
import { readInvitations } from "./read-invitations.ts";
import { requireGrant } from "./require-grant.ts";
import { mayNotReturn } from "./require-may-return.ts";
import { targets } from "./targets/targets.ts";

/**
 * Invites many addresses at once: each gets its invitation, or the reason why not, in the order in which they were given.
 * All that is written is written together or not at all.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`, `invalid_input`, `conflict` (there is
 * nothing to invite to any more)
 */
export async function createInvitations(ctx: Context, input: CreateInvitations): Promise<CreatedInvitations> {
  const { target, invitees, ...common } = input;
  const { kind } = target;
  const terms = termsOf(target);
  const host = await targets[kind].authorize(ctx, "invitation.create", terms.placeId);
  requireGrant(host, terms.role);
  await requireListed(ctx, host, input.redirectTo);
  const firsts = new Map(invitees.toReversed().map((invitee) => [invitee.email, invitee]));

  return ctx.database.transaction(async (tx) => {
    const keptOut = new Set(await targets[kind].whoMayNotReturn(tx, host, [...firsts.keys()]));
    const issued = await issueInvitations(ctx, tx, {
      ...common,
      ...terms,
      kind,
      organizationId: host.organizationId,
      // In the order given: where not all may be written to any more today, the first ones are.
      invitees: invitees.filter((each) => firsts.get(each.email) === each && !keptOut.has(each.email)),
    });
    const ends = invitees.map((invitee) => {
      const { email } = invitee;
      if (firsts.get(email) !== invitee) return { email, refusal: twice() };
      return { email, ...(issued.get(email) ?? { refusal: mayNotReturn() }) };
    });
    return {
      created: await readInvitations(
        tx,
        host,
        ends.flatMap((end) => ("id" in end ? [end.id] : [])),
      ),
      rejected: ends.flatMap((end) =>
        "refusal" in end
          ? [{ email: end.email, reason: end.refusal.reason, message: end.refusal.message }]
          : [],
      ),
    };
  });
}

function twice(): Failure {
  return new Failure("already_invited", { message: "This address is in the list twice." });
}
