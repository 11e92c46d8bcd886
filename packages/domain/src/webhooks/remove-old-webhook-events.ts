import type { Services } from "../context.ts";
import { removeInChunks } from "../remove-in-chunks.ts";

/**
 * Removes what happened more than 30 days ago and was told, or given up, with its deliveries; says how much that was. What waits
 * for an endpoint that is off stays for as long as there is the endpoint.
 */
export async function removeOldWebhookEvents({ database }: Pick<Services, "database">): Promise<number> {
  return removeInChunks(
    (most) => database.read.$executeRaw`
      WITH old AS (
        SELECT e.id FROM webhook_events e
        WHERE e.at < now() - interval '30 days' AND NOT EXISTS (
          SELECT 1 FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
          WHERE d.event_id = e.id AND d.status = 'pending')
        ORDER BY e.at LIMIT ${most}
      ), told AS (
        DELETE FROM webhook_deliveries WHERE event_id IN (SELECT id FROM old)
      )
      DELETE FROM webhook_events WHERE id IN (SELECT id FROM old)`,
  );
}
