-- Apart from what changes the tables, so that this holds up those who write to them, and nobody who reads.

-- CreateIndex
CREATE INDEX "deliveries_organization_id_queued_at_id_idx" ON "deliveries"("organization_id", "queued_at", "id");

-- CreateIndex
CREATE INDEX "deliveries_organization_id_status_queued_at_id_idx" ON "deliveries"("organization_id", "status", "queued_at", "id");

-- CreateIndex
CREATE INDEX "pending_by_last_message" ON "invitations"("organization_id", "reminders_sent", "last_message_at", "remind_after") WHERE (status = 'pending');

-- Last, because it holds up everybody: for a moment, when the others are there.
-- DropIndex
DROP INDEX "deliveries_organization_id_idx";
