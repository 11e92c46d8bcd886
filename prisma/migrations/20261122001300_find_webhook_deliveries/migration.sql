-- Apart from what changes the tables, so that this holds up those who write to them, and nobody who reads.

-- Those that wait and those that were given up, in place of an index of the latter alone.
-- CreateIndex
CREATE INDEX "webhook_deliveries_open" ON "webhook_deliveries"("organization_id", "status", "at", "id") WHERE (status <> 'delivered');

-- What nearly every invitation is told of is found among the newest.
-- CreateIndex
CREATE INDEX "webhook_deliveries_by_type" ON "webhook_deliveries"("organization_id", "type", "at", "id") WHERE (type <> 'invitation.created' AND type <> 'invitation.sent');

-- As before, but for nobody who does not ask for a time. What comes before another about the same subject was looked for in the
-- former one too, through everything that waited at the endpoint, where the planner believed that nothing does.
-- CreateIndex
CREATE INDEX "webhook_deliveries_by_time" ON "webhook_deliveries"("webhook_id", "next_attempt_at", "position") WHERE (status = 'pending' AND next_attempt_at IS NOT NULL);
