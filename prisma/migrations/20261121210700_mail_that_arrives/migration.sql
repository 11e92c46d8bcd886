-- CreateEnum
CREATE TYPE "language" AS ENUM ('en', 'de', 'es', 'fr');

-- CreateEnum
CREATE TYPE "mail_provider" AS ENUM ('server_default', 'smtp', 'office365', 'mailtrap');

-- CreateEnum
CREATE TYPE "answer_notices" AS ENUM ('each', 'daily', 'never');

-- CreateEnum
CREATE TYPE "suppression_reason" AS ENUM ('bounced', 'complained', 'unsubscribed', 'added');

-- AlterEnum
ALTER TYPE "account_message_purpose" ADD VALUE 'answers_digest';

-- AlterEnum
ALTER TYPE "delivery_status" ADD VALUE 'bounced';

-- AlterTable
ALTER TABLE "account_messages" ADD COLUMN     "next_attempt_at" TIMESTAMPTZ(3),
ADD COLUMN     "organization_id" UUID;

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "automatic" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "by_own_provider" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "delivered_at" TIMESTAMPTZ(3),
ADD COLUMN     "job_id" UUID,
ADD COLUMN     "next_attempt_at" TIMESTAMPTZ(3),
ADD COLUMN     "provider" "mail_provider",
ADD COLUMN     "sent_at" TIMESTAMPTZ(3),
ADD COLUMN     "turn_at" TIMESTAMPTZ(3),
ADD COLUMN     "waits_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "language" "language",
ADD COLUMN     "last_message_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),
ADD COLUMN     "remind_after" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),
ADD COLUMN     "reminders_sent" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "memberships" ADD COLUMN     "answer_notices" "answer_notices" NOT NULL DEFAULT 'each';

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "language" "language" NOT NULL DEFAULT 'en',
ADD COLUMN     "reminder_after_days" INTEGER,
ADD COLUMN     "reminder_limit" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "time_zone" TEXT NOT NULL DEFAULT 'UTC';

-- CreateTable
CREATE TABLE "answer_notices_to_tell" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "invitation_id" UUID NOT NULL,
    "answer" "invitation_status" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),
    "message_id" UUID,

    CONSTRAINT "answer_notices_to_tell_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_settings" (
    "organization_id" UUID NOT NULL,
    "provider" "mail_provider" NOT NULL DEFAULT 'server_default',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "sealed_secrets" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "mail_settings_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "mail_templates" (
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "language" "language" NOT NULL,
    "texts" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "mail_templates_pkey" PRIMARY KEY ("organization_id","kind","language")
);

-- CreateTable
CREATE TABLE "mail_brands" (
    "organization_id" UUID NOT NULL,
    "color" TEXT,
    "logo" BYTEA,
    "logo_type" TEXT,
    "logo_hash" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "mail_brands_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "suppressions" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "address_hash" BYTEA NOT NULL,
    "reason" "suppression_reason" NOT NULL,
    "detail" TEXT,
    "invitation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "suppressions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_counts" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_counts_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "mail_paces" (
    "key" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_paces_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "sealed_keys" (
    "name" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,

    CONSTRAINT "sealed_keys_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "answers_to_tell" ON "answer_notices_to_tell"("organization_id", "user_id", "at") WHERE (message_id IS NULL);

-- CreateIndex
CREATE INDEX "answer_notices_to_tell_invitation_id_idx" ON "answer_notices_to_tell"("invitation_id");

-- CreateIndex
CREATE INDEX "answer_notices_to_tell_message_id_idx" ON "answer_notices_to_tell"("message_id");

-- CreateIndex
CREATE INDEX "answer_notices_to_tell_user_id_idx" ON "answer_notices_to_tell"("user_id");

-- CreateIndex
CREATE INDEX "mail_brands_logo_hash_idx" ON "mail_brands"("logo_hash");

-- CreateIndex
CREATE INDEX "suppressions_organization_id_created_at_id_idx" ON "suppressions"("organization_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "suppressions_organization_id_address_hash_key" ON "suppressions"("organization_id", "address_hash");

-- CreateIndex
CREATE INDEX "message_counts_ends_at_idx" ON "message_counts"("ends_at");

-- AddForeignKey
ALTER TABLE "account_messages" ADD CONSTRAINT "account_messages_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_notices_to_tell" ADD CONSTRAINT "answer_notices_to_tell_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_notices_to_tell" ADD CONSTRAINT "answer_notices_to_tell_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_notices_to_tell" ADD CONSTRAINT "answer_notices_to_tell_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_notices_to_tell" ADD CONSTRAINT "answer_notices_to_tell_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "account_messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_settings" ADD CONSTRAINT "mail_settings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_templates" ADD CONSTRAINT "mail_templates_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_brands" ADD CONSTRAINT "mail_brands_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
