-- Apart from what changes the table, so that this holds up those who write to it, and nobody who reads.

-- CreateIndex
CREATE INDEX "invitations_place_id_created_at_id_idx" ON "invitations"("place_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "pending_by_address" ON "invitations"("email", "created_at", "id") WHERE (status = 'pending');

-- CreateIndex
CREATE UNIQUE INDEX "one_pending_invitation_per_place" ON "invitations"("place_id", "email") WHERE (status = 'pending');
