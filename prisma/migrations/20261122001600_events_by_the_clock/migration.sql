-- When it happened, and not when whoever did it began: they may have waited since for what another did, which then came before it
-- and was dated later. A receiver that goes by the time would take what ended a membership for older than what began it.

-- AlterTable
ALTER TABLE "webhook_events" ALTER COLUMN "at" SET DEFAULT clock_timestamp();
