-- CreateEnum
CREATE TYPE "tally_scope" AS ENUM ('kind', 'place', 'import', 'inviter', 'inviter_of_kind', 'inviter_of_place', 'inviter_of_import');

-- CreateEnum
CREATE TYPE "tally_measure" AS ENUM ('created_on', 'pending', 'accepted', 'declined', 'expired', 'cancelled', 'accepted_on', 'accepted_after', 'accepted_by', 'delivered', 'opened');

-- CreateTable
CREATE TABLE "tallies" (
    "organization_id" UUID NOT NULL,
    "scope" "tally_scope" NOT NULL,
    "measure" "tally_measure" NOT NULL,
    "scope_id" TEXT NOT NULL,
    "bucket" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "tallies_pkey" PRIMARY KEY ("organization_id","scope","measure","scope_id","bucket")
);

-- CreateTable
CREATE TABLE "tally_changes" (
    "id" BIGSERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" "invitation_kind" NOT NULL,
    "place_id" UUID,
    "inviter_id" UUID,
    "import_id" UUID,
    "status" "invitation_status",
    "created_on" INTEGER,
    "accepted_on" INTEGER,
    "accepted_after" INTEGER,
    "accepted_by" INTEGER,
    "delivered" BOOLEAN NOT NULL DEFAULT false,
    "opened" BOOLEAN NOT NULL DEFAULT false,
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

-- Days since 1970-01-01, UTC.
CREATE FUNCTION tally_day(at timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT (at AT TIME ZONE 'UTC')::date - DATE '1970-01-01'
$$;

-- Tenths of an hour: every one of them up to 100 hours, then those of whole hours, from 1,000 hours on those of whole days. So
-- there are never many different ones.
CREATE FUNCTION tally_tenths(hours numeric) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN hours <= 0 THEN 0 WHEN hours < 100 THEN round(hours * 10) WHEN hours < 1000 THEN round(hours) * 10
    ELSE round(hours / 24) * 240 END::integer
$$;

-- What a message counts as that may have been handed over.
CREATE FUNCTION tally_delivered(status delivery_status, purpose delivery_purpose) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT status = 'sent' AND purpose IN ('invitation', 'reminder')
$$;

-- On what day, and after how long, an invitation was accepted, if it was.
CREATE FUNCTION tally_accepted_on(status invitation_status, answered_at timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN status = 'accepted' THEN tally_day(answered_at) END
$$;

CREATE FUNCTION tally_accepted_after(status invitation_status, made_at timestamptz, answered_at timestamptz)
RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN status = 'accepted' THEN tally_tenths(extract(epoch FROM answered_at - made_at) / 3600) END
$$;

-- What carried the link that brought a yes: 0 the first message, 1 a reminder, 2 the invitation sent again, 3 somebody who copied it,
-- 4 anything else. Messages keep their numbers and what they were for.
CREATE FUNCTION tally_answer(of_id uuid, of_number integer) RETURNS integer LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN COALESCE((
    SELECT CASE d.purpose WHEN 'reminder' THEN 1 WHEN 'link' THEN 3 WHEN 'invitation' THEN
        CASE WHEN EXISTS (SELECT 1 FROM deliveries e
          WHERE e.invitation_id = of_id AND e.number < of_number AND e.purpose = 'invitation') THEN 2 ELSE 0 END
      ELSE 4 END
    FROM deliveries d WHERE d.invitation_id = of_id AND d.number = of_number
  ), 4);
END $$;

CREATE FUNCTION tally_accepted_by(status invitation_status, of_id uuid, of_number integer) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN status = 'accepted' THEN tally_answer(of_id, of_number) END
$$;

-- What all that is counted under.
CREATE FUNCTION tally_facts(
  status invitation_status, created_on integer, accepted_on integer, accepted_after integer, accepted_by integer,
  delivered boolean, opened boolean
) RETURNS TABLE (measure tally_measure, bucket integer) LANGUAGE sql STABLE AS $$
  SELECT $1::text::tally_measure, 0 WHERE $1 IS NOT NULL
  UNION ALL SELECT 'created_on', $2 WHERE $2 IS NOT NULL
  UNION ALL SELECT 'accepted_on', $3 WHERE $3 IS NOT NULL
  UNION ALL SELECT 'accepted_after', $4 WHERE $4 IS NOT NULL
  UNION ALL SELECT 'accepted_by', $5 WHERE $5 IS NOT NULL
  UNION ALL SELECT 'delivered', 0 WHERE $6
  UNION ALL SELECT 'opened', 0 WHERE $7
$$;

-- Where it is counted.
CREATE FUNCTION tally_scopes(of_kind invitation_kind, of_place uuid, of_import uuid, of_inviter uuid)
RETURNS TABLE (scope tally_scope, scope_id text) LANGUAGE sql STABLE AS $$
  SELECT 'kind'::tally_scope, of_kind::text
  UNION ALL SELECT 'place', of_place::text WHERE of_place IS NOT NULL
  UNION ALL SELECT 'import', of_import::text WHERE of_import IS NOT NULL
  UNION ALL SELECT 'inviter', of_inviter::text WHERE of_inviter IS NOT NULL
  UNION ALL SELECT 'inviter_of_kind', of_kind::text || '/' || of_inviter::text WHERE of_inviter IS NOT NULL
  UNION ALL SELECT 'inviter_of_place', of_place::text || '/' || of_inviter::text
    WHERE of_place IS NOT NULL AND of_inviter IS NOT NULL
  UNION ALL SELECT 'inviter_of_import', of_import::text || '/' || of_inviter::text
    WHERE of_import IS NOT NULL AND of_inviter IS NOT NULL
$$;

-- Every statement that changes invitations says what there is more and less of since, whoever sends it; what that is counted
-- under can wait until somebody adds it up. Rows before and after are never joined: a plan that was made for one row would take
-- hours for ten thousand.
CREATE FUNCTION tally_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_changes (organization_id, kind, place_id, inviter_id, import_id, status, created_on, accepted_on, accepted_after, accepted_by, amount)
  SELECT organization_id, kind, place_id, inviter_id, import_id, status, tally_day(created_at),
    tally_accepted_on(status, responded_at), tally_accepted_after(status, created_at, responded_at),
    tally_accepted_by(status, id, answered_by), count(*)
  FROM new_rows GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
  RETURN NULL;
END $$;

CREATE FUNCTION tally_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tally_changes (organization_id, kind, place_id, inviter_id, import_id, status, created_on, accepted_on, accepted_after, accepted_by, amount)
  SELECT organization_id, kind, place_id, inviter_id, import_id, status, tally_day(created_at),
    tally_accepted_on(status, responded_at), tally_accepted_after(status, created_at, responded_at),
    tally_accepted_by(status, id, answered_by), sum(sign)
  FROM (
    SELECT -1 AS sign, id, organization_id, kind, place_id, inviter_id, import_id, status, created_at, responded_at, answered_by
    FROM old_rows
    UNION ALL
    SELECT 1, id, organization_id, kind, place_id, inviter_id, import_id, status, created_at, responded_at, answered_by
    FROM new_rows
  ) b
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
  HAVING sum(sign) <> 0;
  -- Most statements change nothing that counts.
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF EXISTS (
    SELECT id, organization_id, kind, place_id, inviter_id, import_id FROM old_rows
    EXCEPT SELECT id, organization_id, kind, place_id, inviter_id, import_id FROM new_rows
  ) THEN
    -- What is counted elsewhere from now on takes its reach along. Held, there or not: somebody who hands over a message to it at
    -- this moment has counted it where it was, or waits, and counts it where it is then.
    INSERT INTO reach (invitation_id)
    SELECT id FROM (
      SELECT id, organization_id, kind, place_id, inviter_id, import_id FROM old_rows
      EXCEPT SELECT id, organization_id, kind, place_id, inviter_id, import_id FROM new_rows
    ) moved ORDER BY id
    ON CONFLICT (invitation_id) DO UPDATE SET delivered = reach.delivered WHERE false;
    INSERT INTO tally_changes (organization_id, kind, place_id, inviter_id, import_id, delivered, opened, amount)
    SELECT b.organization_id, b.kind, b.place_id, b.inviter_id, b.import_id, r.delivered > 0, r.opened_at IS NOT NULL, sum(b.sign)
    FROM (
      SELECT -1 AS sign, id, organization_id, kind, place_id, inviter_id, import_id FROM old_rows
      UNION ALL
      SELECT 1, id, organization_id, kind, place_id, inviter_id, import_id FROM new_rows
    ) b
    CROSS JOIN LATERAL (SELECT delivered, opened_at FROM reach WHERE invitation_id = b.id LIMIT 1) r
    WHERE r.delivered > 0 OR r.opened_at IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5, 6, 7
    HAVING sum(b.sign) <> 0;
  END IF;
  RETURN NULL;
END $$;

-- Before it goes: its messages, which its yes counts by, go with it.
CREATE FUNCTION tally_removed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  reached reach;
BEGIN
  DELETE FROM reach WHERE invitation_id = OLD.id RETURNING * INTO reached;
  INSERT INTO tally_changes (organization_id, kind, place_id, inviter_id, import_id, status, created_on, accepted_on, accepted_after, accepted_by,
    delivered, opened, amount)
  VALUES (OLD.organization_id, OLD.kind, OLD.place_id, OLD.inviter_id, OLD.import_id, OLD.status, tally_day(OLD.created_at),
    tally_accepted_on(OLD.status, OLD.responded_at), tally_accepted_after(OLD.status, OLD.created_at, OLD.responded_at),
    tally_accepted_by(OLD.status, OLD.id, OLD.answered_by), COALESCE(reached.delivered > 0, false),
    reached.opened_at IS NOT NULL, -1);
  RETURN OLD;
END $$;

CREATE TRIGGER invitations_tally_made AFTER INSERT ON "invitations"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tally_made();
CREATE TRIGGER invitations_tally_changed AFTER UPDATE ON "invitations"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tally_changed();
CREATE TRIGGER invitations_tally_removed BEFORE DELETE ON "invitations"
  FOR EACH ROW EXECUTE FUNCTION tally_removed();

-- How far messages got is added up by invitation, so that of two that arrive at once the first is told from the second: they wait
-- for each other at this row, and nobody waits for them at the invitation's.
CREATE FUNCTION reach_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reach (invitation_id, delivered, opened_at)
  SELECT b.invitation_id, COALESCE(sum(b.sign) FILTER (WHERE b.delivered), 0), min(b.opened_at) FILTER (WHERE b.sign > 0)
  FROM (
    SELECT -1 AS sign, invitation_id, tally_delivered(status, purpose) AS delivered, opened_at FROM old_rows
    UNION ALL
    SELECT 1, invitation_id, tally_delivered(status, purpose), opened_at FROM new_rows
  ) b
  GROUP BY b.invitation_id
  HAVING COALESCE(sum(b.sign) FILTER (WHERE b.delivered), 0) <> 0
    OR min(b.opened_at) FILTER (WHERE b.sign > 0) IS DISTINCT FROM min(b.opened_at) FILTER (WHERE b.sign < 0)
  ORDER BY b.invitation_id
  ON CONFLICT (invitation_id) DO UPDATE
  SET delivered = reach.delivered + EXCLUDED.delivered, opened_at = LEAST(reach.opened_at, EXCLUDED.opened_at);
  RETURN NULL;
END $$;

CREATE FUNCTION reach_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reach (invitation_id, delivered, opened_at)
  VALUES (NEW.invitation_id, tally_delivered(NEW.status, NEW.purpose)::integer, NEW.opened_at)
  ON CONFLICT (invitation_id) DO UPDATE
  SET delivered = reach.delivered + EXCLUDED.delivered, opened_at = LEAST(reach.opened_at, EXCLUDED.opened_at);
  RETURN NULL;
END $$;

CREATE TRIGGER deliveries_reach_changed AFTER UPDATE ON "deliveries"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION reach_changed();
CREATE TRIGGER deliveries_reach_made AFTER INSERT ON "deliveries"
  FOR EACH ROW WHEN (NEW.status = 'sent' OR NEW.opened_at IS NOT NULL) EXECUTE FUNCTION reach_made();

-- Where an invitation is counted is asked after its reach is held, one by one by its id.
CREATE FUNCTION tally_reached(ids uuid[], deliveries_by integer[], openings_by integer[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  INSERT INTO tally_changes (organization_id, kind, place_id, inviter_id, import_id, delivered, opened, amount)
  SELECT i.organization_id, i.kind, i.place_id, i.inviter_id, i.import_id, f.delivered, NOT f.delivered, sum(f.amount)
  FROM unnest(ids, deliveries_by, openings_by) AS n(id, delivered, opened)
  CROSS JOIN LATERAL (SELECT * FROM invitations WHERE id = n.id LIMIT 1) i
  CROSS JOIN LATERAL (VALUES (true, n.delivered), (false, n.opened)) AS f(delivered, amount)
  GROUP BY 1, 2, 3, 4, 5, 6
  HAVING sum(f.amount) <> 0;
END $$;

CREATE FUNCTION tally_reach_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tally_reached(array_agg(invitation_id), array_agg((delivered > 0)::integer), array_agg((opened_at IS NOT NULL)::integer))
  FROM new_rows HAVING bool_or(delivered > 0 OR opened_at IS NOT NULL);
  RETURN NULL;
END $$;

CREATE FUNCTION tally_reach_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tally_reached(array_agg(invitation_id), array_agg(delivered), array_agg(opened))
  FROM (
    SELECT invitation_id, sum(sign * (delivered > 0)::integer)::integer AS delivered,
      sum(sign * (opened_at IS NOT NULL)::integer)::integer AS opened
    FROM (SELECT -1 AS sign, * FROM old_rows UNION ALL SELECT 1, * FROM new_rows) b
    GROUP BY invitation_id
  ) c
  WHERE delivered <> 0 OR opened <> 0
  HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE TRIGGER reach_tally_made AFTER INSERT ON "reach"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tally_reach_made();
CREATE TRIGGER reach_tally_changed AFTER UPDATE ON "reach"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tally_reach_changed();

-- By how much what is written down differs from what is there: nothing, unless something is broken.
CREATE VIEW reach_differences AS
SELECT organization_id, invitation_id, sum(delivered)::integer AS delivered, min(opened_at) FILTER (WHERE is_there) AS opened_at
FROM (
  SELECT organization_id, invitation_id, tally_delivered(status, purpose)::integer AS delivered, opened_at, true AS is_there
  FROM deliveries
  UNION ALL
  SELECT i.organization_id, r.invitation_id, -r.delivered, r.opened_at, false
  FROM reach r JOIN invitations i ON i.id = r.invitation_id
) b
GROUP BY organization_id, invitation_id
HAVING sum(delivered) <> 0
  OR min(opened_at) FILTER (WHERE is_there) IS DISTINCT FROM min(opened_at) FILTER (WHERE NOT is_there);

CREATE VIEW tally_differences AS
SELECT organization_id, scope, scope_id, measure, bucket, sum(amount)::bigint AS amount
FROM (
  SELECT c.organization_id, s.scope, s.scope_id, c.measure, c.bucket, c.amount
  FROM (
    SELECT b.organization_id, b.kind, b.place_id, b.import_id, b.inviter_id, f.measure, f.bucket, sum(b.amount) AS amount
    FROM (
      SELECT i.organization_id, i.kind, i.place_id, i.import_id, i.inviter_id, i.status, tally_day(i.created_at) AS created_on,
        tally_accepted_on(i.status, i.responded_at) AS accepted_on,
        tally_accepted_after(i.status, i.created_at, i.responded_at) AS accepted_after,
        tally_accepted_by(i.status, i.id, i.answered_by) AS accepted_by,
        COALESCE(r.delivered > 0, false) AS delivered, r.opened_at IS NOT NULL AS opened, 1 AS amount
      FROM invitations i LEFT JOIN reach r ON r.invitation_id = i.id
      UNION ALL
      SELECT organization_id, kind, place_id, import_id, inviter_id, status, created_on, accepted_on, accepted_after, accepted_by,
        delivered, opened, -amount
      FROM tally_changes
    ) b,
    tally_facts(b.status, b.created_on, b.accepted_on, b.accepted_after, b.accepted_by, b.delivered, b.opened) f
    GROUP BY 1, 2, 3, 4, 5, 6, 7
    HAVING sum(b.amount) <> 0
  ) c,
  tally_scopes(c.kind, c.place_id, c.import_id, c.inviter_id) s
  UNION ALL
  SELECT organization_id, scope, scope_id, measure, bucket, -amount FROM tallies
) d
GROUP BY 1, 2, 3, 4, 5
HAVING sum(amount) <> 0;
