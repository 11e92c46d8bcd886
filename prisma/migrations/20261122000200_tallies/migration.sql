-- CreateEnum
CREATE TYPE "tally_scope" AS ENUM ('kind', 'place', 'inviter', 'import');

-- CreateEnum
CREATE TYPE "tally_measure" AS ENUM ('created_on', 'pending', 'accepted', 'declined', 'expired', 'cancelled', 'accepted_on', 'accepted_after', 'accepted_by', 'delivered', 'opened');

-- CreateTable
CREATE TABLE "tallies" (
    "organization_id" UUID NOT NULL,
    "scope" "tally_scope" NOT NULL,
    "scope_id" TEXT NOT NULL,
    "measure" "tally_measure" NOT NULL,
    "bucket" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "tallies_pkey" PRIMARY KEY ("organization_id","scope","scope_id","measure","bucket")
);

-- CreateTable
CREATE TABLE "tally_changes" (
    "id" BIGSERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" "invitation_kind" NOT NULL,
    "place_id" UUID,
    "inviter_id" UUID,
    "import_id" UUID,
    "measure" "tally_measure" NOT NULL,
    "bucket" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,

    CONSTRAINT "tally_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reach" (
    "invitation_id" UUID NOT NULL,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "reach_pkey" PRIMARY KEY ("invitation_id")
);

-- CreateIndex
CREATE INDEX "tally_changes_organization_id_idx" ON "tally_changes"("organization_id");

-- AddForeignKey
ALTER TABLE "reach" ADD CONSTRAINT "reach_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
