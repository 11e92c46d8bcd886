-- What was handed over and opened before anybody added it up. What happens to it meanwhile is added, here and there alike: each
-- difference is of one snapshot.
INSERT INTO "reach" (invitation_id, delivered, opened_at)
SELECT invitation_id, delivered, opened_at FROM reach_differences ORDER BY invitation_id
ON CONFLICT (invitation_id) DO UPDATE
SET delivered = reach.delivered + EXCLUDED.delivered, opened_at = LEAST(reach.opened_at, EXCLUDED.opened_at);
