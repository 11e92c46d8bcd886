import type { Services } from "../../context.ts";
import { type Report, reportedOn } from "./report.ts";

/**
 * Writes down that a message arrived, by the provider's word, once. One that was taken for refused has left all the same: it
 * is not sent again.
 */
export async function noteDelivered(
  { database }: Pick<Services, "database">,
  report: Omit<Report, "words">,
): Promise<void> {
  await database.transaction(
    (tx) => tx.$executeRaw`
    UPDATE deliveries d SET
      delivered_at = GREATEST(d.queued_at, LEAST(now(), COALESCE(${report.at}::timestamptz, now()))),
      status = CASE WHEN d.status = 'retrying' THEN 'sent' ELSE d.status END,
      changed_at = CASE WHEN d.status = 'retrying' THEN now() ELSE d.changed_at END,
      next_attempt_at = CASE WHEN d.status = 'retrying' THEN NULL ELSE d.next_attempt_at END
    WHERE ${reportedOn(report)} AND d.status IN ('queued', 'retrying', 'sent') AND d.delivered_at IS NULL`,
  );
}
