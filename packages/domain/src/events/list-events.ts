import type { EventPage, ListEvents } from "@foyer/contract/events";
import { can } from "@foyer/contract/permissions";
import { Prisma } from "@foyer/db/database";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { containing, pageOf, positionOf } from "../page.ts";
import { eventAnswer, selectEvents } from "./read-events.ts";
import { overAt } from "./seats.ts";

/**
 * The events that the caller manages: whoever manages the organization all of its events, everybody else those that they
 * organize. Those ahead come with the next one first, the others with the latest first.
 * @throws Failure as `authorize`; `invalid_input` for the cursor
 */
export async function listEvents(ctx: Context, input: ListEvents): Promise<EventPage> {
  const tenant = authorize(ctx, "event.list", input.organizationId);
  const { when, search, limit } = input;
  const after = positionOf(input.cursor);
  const isAhead = when === "ahead";
  const conditions = [
    can(tenant.role, "event.manageAll") || Prisma.sql`e.organizer_id = ${tenant.caller.userId}::uuid`,
    after &&
      Prisma.sql`(e.starts_at, e.id) ${Prisma.raw(isAhead ? ">" : "<")} (${after.at}, ${after.id}::uuid)`,
    isAhead && Prisma.sql`${overAt} > now()`,
    when === "over" && Prisma.sql`${overAt} <= now()`,
    search !== undefined &&
      Prisma.sql`(e.name ILIKE ${containing(search)} OR e.location ILIKE ${containing(search)})`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  const where = conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
  const rows = await selectEvents(ctx.database.read, tenant, {
    where,
    order: isAhead ? "ASC" : "DESC",
    limit: limit + 1,
  });
  return pageOf(rows, limit, eventAnswer, ({ startsAt, id }) => ({ at: startsAt, id }));
}
