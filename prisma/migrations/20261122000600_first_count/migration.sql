-- What was there before anybody counted. Row and count change together, so that the difference, as one snapshot shows it, is
-- right whoever invites or answers meanwhile.
-- Enough to group it without sorting on the disk.
SET LOCAL work_mem = '256MB';

INSERT INTO "tallies" (organization_id, scope, scope_id, measure, bucket, amount)
SELECT organization_id, scope, scope_id, measure, bucket, amount FROM tally_differences ORDER BY 1, 2, 3, 4, 5
ON CONFLICT (organization_id, scope, measure, scope_id, bucket) DO UPDATE SET amount = tallies.amount + EXCLUDED.amount;
