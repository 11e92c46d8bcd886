-- CreateTable
CREATE TABLE "activity" (
    "id" BIGSERIAL NOT NULL,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "organization_id" UUID NOT NULL,
    "place_id" UUID,
    "act" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID,
    "count" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "activity_organization_id_xid_idx" ON "activity"("organization_id", "xid");

-- CreateIndex
CREATE INDEX "activity_at_idx" ON "activity"("at");

-- What changes is written down by triggers, so that no act can forget it. They see statements, not rows: ten thousand
-- invitations made at once are one row here.
CREATE FUNCTION tell_audited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO activity (organization_id, place_id, act, subject_kind, subject_id, count)
  SELECT e.organization_id, e.place_id, e.act, e.subject_kind,
    CASE WHEN count(*) = 1 THEN (array_agg(e.subject_id))[1] END, count(*)
  FROM (
    SELECT organization_id, act, subject_kind, subject_id, CASE subject_kind
      -- Looked up one by one: a plan is made once for a connection, for however many rows came first, and a join made for
      -- ten thousand would read a whole table for one.
      WHEN 'invitation' THEN (SELECT i.place_id FROM invitations i WHERE i.id = n.subject_id)
      WHEN 'import' THEN (SELECT m.place_id FROM imports m WHERE m.id = n.subject_id)
      WHEN 'space' THEN subject_id
      WHEN 'event' THEN subject_id
      WHEN 'organization' THEN NULL
      -- Somebody who was taken out of a place has none any more: the row says which it was.
      ELSE substring(COALESCE(details->>'eventId', details->>'spaceId')
        FROM '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$')::uuid
    END AS place_id
    FROM new_rows n
    WHERE organization_id IS NOT NULL
  ) AS e
  GROUP BY e.organization_id, e.place_id, e.act, e.subject_kind;
  RETURN NULL;
END $$;

CREATE TRIGGER tell_audited AFTER INSERT ON "audit_entries"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_audited();

-- For the same reason never one loop within another: made for one row, it would take a second for some thousands.
CREATE FUNCTION tell_delivered() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
  INSERT INTO activity (organization_id, place_id, act, subject_kind, subject_id, count)
  SELECT c.organization_id, c.place_id, c.act, c.subject_kind,
    CASE WHEN count(*) = 1 THEN (array_agg(c.subject_id))[1] END, count(*)
  FROM (
    SELECT n.organization_id, (SELECT i.place_id FROM invitations i WHERE i.id = n.invitation_id) AS place_id, h.*
    FROM new_rows n
    JOIN old_rows o ON o.id = n.id
    CROSS JOIN LATERAL (VALUES
      ('delivery.changed', 'delivery', n.id, n.status <> o.status),
      ('invitation.opened', 'invitation', n.invitation_id, o.opened_at IS NULL AND n.opened_at IS NOT NULL)
    ) AS h(act, subject_kind, subject_id, has_happened)
    WHERE h.has_happened
  ) AS c
  GROUP BY c.organization_id, c.place_id, c.act, c.subject_kind;
  RETURN NULL;
END $$;

CREATE TRIGGER tell_delivered AFTER UPDATE ON "deliveries"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_delivered();

CREATE FUNCTION tell_imported() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO activity (organization_id, place_id, act, subject_kind, subject_id, count)
  SELECT n.organization_id, n.place_id, 'import.changed', 'import',
    CASE WHEN count(*) = 1 THEN (array_agg(n.id))[1] END, count(*)
  FROM new_rows n
  JOIN old_rows o ON o.id = n.id
  WHERE (n.done, n.created, n.status) IS DISTINCT FROM (o.done, o.created, o.status)
  GROUP BY n.organization_id, n.place_id;
  RETURN NULL;
END $$;

CREATE TRIGGER tell_imported AFTER UPDATE ON "imports"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_imported();

-- Servers learn at commit that there is something to read. PostgreSQL drops what a transaction says twice.
CREATE FUNCTION notify_watchers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('foyer_activity', n.organization_id::text)
  FROM (SELECT DISTINCT organization_id FROM new_rows) AS n;
  RETURN NULL;
END $$;

CREATE TRIGGER notify_watchers AFTER INSERT ON "activity"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION notify_watchers();
