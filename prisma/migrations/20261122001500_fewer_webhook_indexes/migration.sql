-- Those that find_webhook_deliveries has built others in place of. By itself, because this takes the table from everybody for a
-- moment: whoever has read in it and goes on to write would wait for whoever builds an index, and that for them to have ended.

-- DropIndex
DROP INDEX IF EXISTS "webhook_deliveries_failed";

-- DropIndex
DROP INDEX IF EXISTS "webhook_deliveries_due";
