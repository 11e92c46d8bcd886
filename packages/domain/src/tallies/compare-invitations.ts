import { invalidInput } from "@foyer/contract/failures";
import {
  type ComparedInvitations,
  type CompareInvitations,
  type Comparison,
  type ComparisonPage,
  comparisonPage,
} from "@foyer/contract/statistics";
import { Prisma } from "@foyer/db/database";
import { z } from "zod";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { acceptanceRate } from "./acceptance-rate.ts";
import { factsOfChange, type TallyScope } from "./tally-scope.ts";

type Row = Omit<ComparedInvitations, "acceptanceRate" | "kind">;

/**
 * What came of an organization's invitations, side by side by what they lead to, where they come from or who made them: the
 * most first, and none of which there are no invitations. It takes as long for many invitations as for few.
 * @throws Failure as `authorize`; `invalid_input` for the cursor
 */
export async function compareInvitations(ctx: Context, input: CompareInvitations): Promise<ComparisonPage> {
  const { organizationId } = authorize(ctx, "invitation.view", input.organizationId);
  const { scope, id, name } = compared[input.by];
  const after = positionOf(input.cursor);
  const further = after
    ? Prisma.sql`AND (c."totalSent", c.id) < (${after.totalSent}::bigint, ${after.id})`
    : Prisma.empty;
  const rows = await ctx.database.read.$queryRaw<Row[]>`
    WITH parts AS (
      SELECT scope_id AS id, measure, amount FROM tallies
      WHERE organization_id = ${organizationId}::uuid AND scope = ${scope}::tally_scope AND measure = ANY(${measures}::tally_measure[])
      UNION ALL
      SELECT ${id}::text, f.measure, i.amount FROM tally_changes i, ${factsOfChange} f
      WHERE i.organization_id = ${organizationId}::uuid AND f.measure = ANY(${measures}::tally_measure[])
      UNION ALL
      SELECT o.id, e.measure, e.sign * o.number
      FROM (
        SELECT ${id}::text AS id, count(*) AS number FROM invitations i
        WHERE i.organization_id = ${organizationId}::uuid AND i.status = 'pending' AND i.expires_at <= now() GROUP BY 1
      ) o, (VALUES ('pending'::tally_measure, -1), ('expired', 1)) AS e(measure, sign)
    ), counted AS (
      SELECT id, COALESCE(sum(amount) FILTER (WHERE measure NOT IN ('delivered', 'opened')), 0)::bigint AS "totalSent",
        ${Prisma.join(measures.map(numberOf), ", ")}
      FROM parts WHERE id IS NOT NULL GROUP BY id
    )
    SELECT c.id, n.name, c."totalSent"::int, ${Prisma.join(
      measures.map((measure) => Prisma.raw(`c.${measure}`)),
      ", ",
    )}
    FROM counted c CROSS JOIN LATERAL (${name}) AS n(name)
    WHERE c."totalSent" > 0 ${further}
    ORDER BY c."totalSent" DESC, c.id DESC
    LIMIT ${input.limit + 1}`;
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  return comparisonPage.parse({
    items: items.map((row) => ({
      ...row,
      kind: input.by === "door" ? row.id : null,
      acceptanceRate: acceptanceRate(row.accepted, row.totalSent),
    })),
    nextCursor: last && rows.length > input.limit ? cursorOf(last) : null,
  });
}

// Names of columns of ours, as the answer has them.
const measures = ["pending", "accepted", "declined", "expired", "cancelled", "delivered", "opened"] as const;

function numberOf(measure: (typeof measures)[number]): Prisma.Sql {
  const name = Prisma.raw(measure);
  return Prisma.sql`COALESCE(sum(amount) FILTER (WHERE measure = '${name}'), 0)::int AS ${name}`;
}

/** Where the numbers of each stand, which one a row that goes by the name `i` counts for, and what `c` is called. */
const compared: Readonly<
  Record<Comparison, { readonly scope: TallyScope; readonly id: Prisma.Sql; readonly name: Prisma.Sql }>
> = {
  door: { scope: "kind", id: Prisma.sql`i.kind`, name: Prisma.sql`SELECT c.id` },
  space: {
    scope: "place",
    id: Prisma.sql`i.place_id`,
    name: Prisma.sql`SELECT s.name FROM spaces s WHERE s.id = c.id::uuid`,
  },
  event: {
    scope: "place",
    id: Prisma.sql`i.place_id`,
    name: Prisma.sql`SELECT e.name FROM events e WHERE e.id = c.id::uuid`,
  },
  import: {
    scope: "import",
    id: Prisma.sql`i.import_id`,
    // What was pasted has no name.
    name: Prisma.sql`SELECT COALESCE(m.file_name, to_char(m.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')) FROM imports m
      WHERE m.id = c.id::uuid`,
  },
  inviter: {
    scope: "inviter",
    id: Prisma.sql`i.inviter_id`,
    name: Prisma.sql`SELECT u.name FROM users u WHERE u.id = c.id::uuid`,
  },
};

/** Where a page ends. */
const position = z.object({ totalSent: z.int().nonnegative(), id: z.string().regex(/^[\w-]{1,36}$/) });

function positionOf(cursor: string | undefined): z.infer<typeof position> | null {
  if (cursor === undefined) return null;
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw invalidInput("cursor", "Not a cursor of this list.");
  }
}

function cursorOf({ totalSent, id }: z.infer<typeof position>): string {
  return Buffer.from(JSON.stringify({ totalSent, id })).toString("base64url");
}
