-- Apart from what changes the tables, so that this holds up those who write to them, and nobody who reads.

-- Both are trusted: whoever owns the database may create them.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";
CREATE EXTENSION IF NOT EXISTS "btree_gin";

-- What is searched for in a list. An address and a name as one text: half the work of two indexes. Nothing that is typed has
-- a line break in it, so nothing is found across the two.
CREATE INDEX "invitations_search" ON "invitations" USING gin ("organization_id", (("email"::text || E'\n') || COALESCE("full_name", '')) gin_trgm_ops);

-- A message with a link goes to the invitee, so it is found by way of the invitation, as is what happened to that: an index of
-- their own would double what writing them costs.
-- CreateIndex
CREATE INDEX "deliveries_without_link_search" ON "deliveries" USING GIN ("organization_id", "recipient" gin_trgm_ops) WHERE (number IS NULL);

-- CreateIndex
CREATE INDEX "audit_entries_search" ON "audit_entries" USING GIN ("organization_id", "subject_label" gin_trgm_ops) WHERE (subject_kind <> 'invitation');

-- CreateIndex
CREATE INDEX "invitations_organization_id_kind_status_created_at_id_idx" ON "invitations"("organization_id", "kind", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "invitations_place_id_status_created_at_id_idx" ON "invitations"("place_id", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "invitations_by_inviter" ON "invitations"("inviter_id", "organization_id", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "invitations_by_import" ON "invitations"("import_id", "status", "created_at", "id") WHERE (import_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "pending_of_organization_by_expiry" ON "invitations"("organization_id", "expires_at") WHERE (status = 'pending');

-- CreateIndex
CREATE INDEX "deliveries_by_purpose" ON "deliveries"("organization_id", "purpose", "queued_at", "id") WHERE (purpose <> 'invitation');

-- CreateIndex
CREATE INDEX "audit_entries_by_act" ON "audit_entries"("organization_id", "act", "at", "id") WHERE (act <> 'invitation.created');

-- CreateIndex
CREATE INDEX "audit_entries_by_actor" ON "audit_entries"("actor_id", "organization_id", "at", "id");

-- CreateIndex
CREATE INDEX "memberships_by_role" ON "memberships"("organization_id", "role", "created_at", "id");

-- CreateIndex
CREATE INDEX "memberships_inactive" ON "memberships"("organization_id", "created_at", "id") WHERE (NOT active);

-- Last, because it holds up everybody: for a moment, when the others are there.
-- DropIndex
DROP INDEX "invitations_organization_id_status_created_at_id_idx";

-- DropIndex
DROP INDEX "invitations_place_id_created_at_id_idx";
