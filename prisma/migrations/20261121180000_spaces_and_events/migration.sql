-- CreateEnum
CREATE TYPE "space_role" AS ENUM ('custodian', 'contributor', 'viewer');

-- AlterEnum
ALTER TYPE "delivery_purpose" ADD VALUE 'confirmation';
ALTER TYPE "delivery_purpose" ADD VALUE 'seat_offered';
ALTER TYPE "delivery_purpose" ADD VALUE 'event_updated';
ALTER TYPE "delivery_purpose" ADD VALUE 'event_cancelled';

-- AlterEnum
ALTER TYPE "invitation_kind" ADD VALUE 'space';
ALTER TYPE "invitation_kind" ADD VALUE 'event';

-- AlterEnum
ALTER TYPE "organization_role" ADD VALUE 'guest';

-- AlterTable
-- Nothing here rewrites or reads the table: it is locked for a moment only.
ALTER TABLE "invitations" ADD COLUMN     "place_id" UUID,
ADD COLUMN     "terms" JSONB NOT NULL DEFAULT '{}',
ALTER COLUMN "role" DROP NOT NULL;

-- AlterTable
-- Accounts of before count as opened by their owners, whatever link they came by.
ALTER TABLE "users" ADD COLUMN     "address_proven_at" TIMESTAMPTZ(3),
ADD COLUMN     "opened_by_copied_link" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "spaces" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "spaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "space_members" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "space_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "space_role" NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "space_members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "events" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "organizer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "location" TEXT,
    "capacity" INTEGER,
    "offer_hours" INTEGER NOT NULL DEFAULT 24,
    "seats_taken" INTEGER NOT NULL DEFAULT 0,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendees" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "invitation_id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "phone" TEXT,
    "is_vip" BOOLEAN NOT NULL DEFAULT false,
    "checked_in_at" TIMESTAMPTZ(3),
    "told_sequence" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "attendees_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waiting_places" (
    "invitation_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "full_name" TEXT NOT NULL,
    "phone" TEXT,
    "turn" BIGSERIAL NOT NULL,
    "offer_number" INTEGER NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),
    "offered_until" TIMESTAMPTZ(3),

    CONSTRAINT "waiting_places_pkey" PRIMARY KEY ("invitation_id")
);

-- CreateIndex
CREATE INDEX "spaces_organization_id_created_at_id_idx" ON "spaces"("organization_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "spaces_id_organization_id_key" ON "spaces"("id", "organization_id");

-- CreateIndex
CREATE INDEX "space_members_organization_id_user_id_idx" ON "space_members"("organization_id", "user_id");

-- CreateIndex
CREATE INDEX "space_members_space_id_joined_at_id_idx" ON "space_members"("space_id", "joined_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "space_members_space_id_user_id_key" ON "space_members"("space_id", "user_id");

-- CreateIndex
CREATE INDEX "events_organization_id_starts_at_id_idx" ON "events"("organization_id", "starts_at", "id");

-- CreateIndex
CREATE INDEX "events_organizer_id_idx" ON "events"("organizer_id");

-- CreateIndex
CREATE UNIQUE INDEX "attendees_invitation_id_key" ON "attendees"("invitation_id");

-- CreateIndex
CREATE INDEX "attendees_event_id_created_at_id_idx" ON "attendees"("event_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "attendees_event_id_email_key" ON "attendees"("event_id", "email");

-- CreateIndex
CREATE INDEX "waiting_places_event_id_turn_idx" ON "waiting_places"("event_id", "turn");

-- CreateIndex
CREATE INDEX "waiting_places_offered_until_idx" ON "waiting_places"("offered_until");

-- AddForeignKey
ALTER TABLE "spaces" ADD CONSTRAINT "spaces_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "space_members" ADD CONSTRAINT "space_members_space_id_organization_id_fkey" FOREIGN KEY ("space_id", "organization_id") REFERENCES "spaces"("id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "space_members" ADD CONSTRAINT "space_members_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "memberships"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_organizer_id_fkey" FOREIGN KEY ("organizer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_places" ADD CONSTRAINT "waiting_places_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_places" ADD CONSTRAINT "waiting_places_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Only what is not the organization itself is named. Asked of what is written from now on: what was there before is right.
-- (As text: a new value of an enum can't be used where it is made.)
ALTER TABLE "invitations" ADD CONSTRAINT "place_behind_the_door" CHECK (("kind"::text = 'organization') = ("place_id" IS NULL)) NOT VALID;

ALTER TABLE "events" ADD CONSTRAINT "seats_are_counted_right" CHECK ("seats_taken" >= 0);
