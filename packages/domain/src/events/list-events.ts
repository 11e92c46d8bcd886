import type { EventPage, ListEvents } from "@foyer/contract/events";
import { can } from "@foyer/contract/permissions";
import { Prisma } from "@foyer/db/database";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { containing, pageOf, positionOf } from "../page.ts";
import { eventAnswer, selectEvents } from "./read-events.ts";
import { overAt } from "./seats.ts";

/**
 * The events that the caller manages, the newest first: whoever manages the organization all of its events, everybody else
 * those that they organize.
 * @throws Failure as `authorize`; `invalid_input` for the cursor
 */
export async function listEvents(ctx: Context, input: ListEvents): Promise<EventPage> {
  const tenant = authorize(ctx, "event.list", input.organizationId);
  const { when, search, limit } = input;
  const after = positionOf(input.cursor);
  const conditions = [
    can(tenant.role, "event.manageAll") || Prisma.sql`e.organizer_id = ${tenant.caller.userId}::uuid`,
    after && Prisma.sql`(e.created_at, e.id) < (${after.at}, ${after.id}::uuid)`,
    when === "ahead" && Prisma.sql`${overAt} > now()`,
    when === "over" && Prisma.sql`${overAt} <= now()`,
    search !== undefined &&
      Prisma.sql`(e.name ILIKE ${containing(search)} OR e.location ILIKE ${containing(search)})`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  const where = conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
  const rows = await selectEvents(ctx.database.read, tenant, where, limit + 1);
  return pageOf(rows, limit, eventAnswer, ({ createdAt, id }) => ({ at: createdAt, id }));
}
