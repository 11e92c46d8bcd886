import { Prisma, type Transaction } from "@foyer/db/database";
import { type Counted, countedTogether, factsOfChange, tallyScope } from "./tally-scope.ts";

/** What is counted. Those of a status are the invitations that are in it. */
type TallyMeasure =
  | "pending"
  | "accepted"
  | "declined"
  | "expired"
  | "cancelled"
  | "created_on"
  | "accepted_on"
  | "accepted_by"
  | "delivered"
  | "opened";

export type Tallies = {
  /** Days since 1970-01-01, UTC. */
  readonly today: number;
  readonly medianHoursToAccept: number | null;
  /** How many there are; of what is counted by days or messages, of which. */
  readonly of: (measure: TallyMeasure, bucket?: number) => number;
};

type Row = {
  today: number;
  medianHoursToAccept: number | null;
  counts: [measure: string, bucket: number, amount: number][];
};

/**
 * The numbers of some invitations, of the last `days` where they are by day. They take as long for a million invitations as for
 * a thousand: what was added up, what was not yet, and the few that have expired since somebody last wrote that down, as one
 * snapshot shows them. The median is of hours rounded to a tenth, from 100 on to whole hours, and from 1,000 on to whole days:
 * a tenth off at most in the first case.
 */
export async function readTallies(
  db: Pick<Transaction, "$queryRaw">,
  counted: Counted,
  days: number,
): Promise<Tallies> {
  const { scope, id } = tallyScope(counted);
  const those = countedTogether(counted);
  const stored = Prisma.sql`organization_id = ${counted.organizationId}::uuid AND scope = ${scope}::tally_scope
    ${id === undefined ? Prisma.empty : Prisma.sql`AND scope_id = ${id}`}`;
  const [row] = await db.$queryRaw<Row[]>`
    WITH parts AS (
      SELECT measure, bucket, amount FROM tallies WHERE ${stored} AND measure = ANY(${always}::tally_measure[])
      UNION ALL
      SELECT measure, bucket, amount FROM tallies
      WHERE ${stored} AND measure = ANY(${byDay}::tally_measure[]) AND bucket > tally_day(now()) - ${days}::int
      UNION ALL
      SELECT f.measure, f.bucket, i.amount FROM tally_changes i, ${factsOfChange} f WHERE ${those}
      UNION ALL
      SELECT e.measure, 0, e.sign * o.number
      FROM (SELECT count(*) AS number FROM invitations i WHERE ${those} AND i.status = 'pending' AND i.expires_at <= now()) o,
        (VALUES ('pending'::tally_measure, -1), ('expired', 1)) AS e(measure, sign)
    ), counted AS MATERIALIZED (
      SELECT measure, bucket, sum(amount)::int AS amount FROM parts GROUP BY 1, 2
    ), by_hours AS (
      SELECT bucket, sum(amount) OVER (ORDER BY bucket) AS upto, sum(amount) OVER () AS total
      FROM counted WHERE measure = 'accepted_after'
    )
    SELECT tally_day(now()) AS today,
      (SELECT round((min(bucket) FILTER (WHERE upto >= (total + 1) / 2) + min(bucket) FILTER (WHERE upto >= total / 2 + 1)) / 20.0, 1)
        FROM by_hours WHERE total > 0)::float8 AS "medianHoursToAccept",
      COALESCE((SELECT json_agg(json_build_array(measure, bucket, amount)) FROM counted
        WHERE measure <> 'accepted_after' AND amount <> 0), '[]') AS counts`;
  const { today = 0, medianHoursToAccept = null, counts = [] } = row ?? {};
  const amounts = new Map(counts.map(([measure, bucket, amount]) => [`${measure} ${bucket}`, amount]));
  return {
    today,
    medianHoursToAccept,
    of: (measure, bucket = 0) => amounts.get(`${measure} ${bucket}`) ?? 0,
  };
}

const byDay = ["created_on", "accepted_on"];
const always = [
  ...["pending", "accepted", "declined", "expired", "cancelled"],
  ...["accepted_after", "accepted_by", "delivered", "opened"],
];
