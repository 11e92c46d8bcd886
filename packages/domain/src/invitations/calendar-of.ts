import { Failure } from "@foyer/contract/failures";
import type { ByToken, CalendarFile } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { calendarFile, calendarUid } from "./calendar-file.ts";
import { findByLink } from "./find-by-link.ts";
import { targets } from "./targets/targets.ts";

/**
 * What a link leads to as a calendar file (RFC 5545), for whoever has said yes or still may. A calendar that has got it by
 * e-mail knows it again.
 * @throws Failure `invitation_not_found`, `not_found` (nothing that takes place at some time), `invitation_expired`,
 * `_cancelled`, `_declined`
 */
export async function calendarOf(ctx: Context, { token }: ByToken): Promise<CalendarFile> {
  const { id, kind, status, organizationId, placeId } = await findByLink(ctx, token);
  const { read } = ctx.database;
  const { name, occasion } = await targets[kind].facts(read, { organizationId, placeId });
  if (!occasion || occasion.removed) throw new Failure("not_found");
  if (status !== "pending" && status !== "accepted") throw new Failure(`invitation_${status}`);
  const [clock] = await read.$queryRaw<{ now: Date }[]>`SELECT now()`;
  if (!clock) throw new Failure("unavailable");
  const { filename, content } = calendarFile({
    method: "PUBLISH",
    uid: calendarUid(id, ctx.publicUrl),
    name,
    occasion,
    attendee: null,
    stamp: clock.now,
  });
  return { filename, ics: content };
}
