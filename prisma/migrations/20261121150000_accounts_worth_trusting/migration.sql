-- CreateEnum
CREATE TYPE "mfa_policy" AS ENUM ('off', 'optional', 'required_for_admins', 'required');

-- CreateEnum
CREATE TYPE "login_outcome" AS ENUM ('signed_in', 'mfa_required', 'wrong_password', 'wrong_code', 'account_disabled', 'throttled');

-- CreateEnum
CREATE TYPE "second_factor" AS ENUM ('totp', 'recovery_code');

-- CreateEnum
CREATE TYPE "account_message_purpose" AS ENUM ('password_reset', 'password_changed', 'mfa_enabled', 'mfa_disabled', 'mfa_reset', 'recovery_code_used', 'recovery_codes_replaced', 'api_key_created');

-- DropIndex
DROP INDEX "sessions_user_id_idx";

-- AlterTable
ALTER TABLE "audit_entries" ALTER COLUMN "subject_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "memberships" ADD COLUMN     "left_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "lockout_attempts" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "lockout_minutes" INTEGER NOT NULL DEFAULT 15,
ADD COLUMN     "mfa_policy" "mfa_policy" NOT NULL DEFAULT 'optional',
ADD COLUMN     "session_hours" INTEGER NOT NULL DEFAULT 720,
ADD COLUMN     "session_idle_hours" INTEGER NOT NULL DEFAULT 336;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "ip" INET,
ADD COLUMN     "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),
ADD COLUMN     "public_id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "user_agent" TEXT;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "password_is_short" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "totp" (
    "user_id" UUID NOT NULL,
    "sealed_secret" TEXT,
    "enabled_at" TIMESTAMPTZ(3),
    "last_step" BIGINT,
    "pending_secret" TEXT,
    "pending_since" TIMESTAMPTZ(3),

    CONSTRAINT "totp_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "mfa_challenges" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mfa_challenges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_attempts" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "user_id" UUID,
    "outcome" "login_outcome" NOT NULL,
    "second_factor" "second_factor",
    "ip" INET,
    "user_agent" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "login_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttles" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_failed_at" TIMESTAMPTZ(3) NOT NULL,
    "failed_before_at" TIMESTAMPTZ(3),

    CONSTRAINT "throttles_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "account_messages" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "purpose" "account_message_purpose" NOT NULL,
    "recipient" CITEXT NOT NULL,
    "status" "delivery_status" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "detail" TEXT,
    "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),
    "expires_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mfa_challenges_user_id_idx" ON "mfa_challenges"("user_id");

-- CreateIndex
CREATE INDEX "mfa_challenges_expires_at_idx" ON "mfa_challenges"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_codes_user_id_hash_key" ON "recovery_codes"("user_id", "hash");

-- CreateIndex
CREATE INDEX "login_attempts_user_id_at_id_idx" ON "login_attempts"("user_id", "at", "id");

-- CreateIndex
CREATE INDEX "login_attempts_at_idx" ON "login_attempts"("at");

-- CreateIndex
CREATE INDEX "throttles_last_failed_at_idx" ON "throttles"("last_failed_at");

-- CreateIndex
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits"("expire");

-- CreateIndex
CREATE INDEX "account_messages_user_id_idx" ON "account_messages"("user_id");

-- CreateIndex
CREATE INDEX "account_messages_recipient_queued_at_idx" ON "account_messages"("recipient", "queued_at");

-- CreateIndex
CREATE INDEX "account_messages_queued_at_idx" ON "account_messages"("queued_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("hash");

-- CreateIndex
CREATE INDEX "api_keys_user_id_created_at_id_idx" ON "api_keys"("user_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "api_keys_organization_id_idx" ON "api_keys"("organization_id");

-- CreateIndex
CREATE INDEX "audit_of_accounts" ON "audit_entries"("at", "id") WHERE (organization_id IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "sessions_public_id_key" ON "sessions"("public_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_created_at_public_id_idx" ON "sessions"("user_id", "created_at", "public_id");

-- AddForeignKey
ALTER TABLE "totp" ADD CONSTRAINT "totp_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mfa_challenges" ADD CONSTRAINT "mfa_challenges_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login_attempts" ADD CONSTRAINT "login_attempts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_messages" ADD CONSTRAINT "account_messages_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;


