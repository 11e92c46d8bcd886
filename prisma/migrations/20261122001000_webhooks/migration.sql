-- CreateEnum
CREATE TYPE "webhook_disabled_reason" AS ENUM ('by_hand', 'gone', 'failing');

-- CreateEnum
CREATE TYPE "webhook_delivery_status" AS ENUM ('pending', 'delivered', 'failed');

-- CreateTable
CREATE TABLE "webhooks" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT,
    "events" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sealed_secret" TEXT NOT NULL,
    "sealed_earlier_secret" TEXT,
    "earlier_secret_until" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" "webhook_disabled_reason",
    "failing_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

CONSTRAINT "webhooks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_events" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "position" BIGSERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

CONSTRAINT "webhook_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "webhook_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),
    "status" "webhook_delivery_status" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),
    "claim" UUID,
    "in_order" BOOLEAN NOT NULL DEFAULT true,
    "response_status" INTEGER,
    "response_body" TEXT,
    "error" TEXT,
    "milliseconds" INTEGER,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),

CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhooks_organization_id_created_at_id_idx" ON "webhooks"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "webhook_events_at_idx" ON "webhook_events"("at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_in_order" ON "webhook_deliveries"("webhook_id", "subject_id", "position") WHERE (status = 'pending');

-- CreateIndex
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries"("webhook_id", "next_attempt_at", "position") WHERE (status = 'pending');

-- CreateIndex
CREATE INDEX "webhook_deliveries_organization_id_at_id_idx" ON "webhook_deliveries"("organization_id", "at", "id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_webhook_id_at_id_idx" ON "webhook_deliveries"("webhook_id", "at", "id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_failed" ON "webhook_deliveries"("organization_id", "at", "id") WHERE (status = 'failed');

-- CreateIndex
CREATE INDEX "webhook_deliveries_event_id_idx" ON "webhook_deliveries"("event_id");

-- AddForeignKey
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is told of a moment is written down by triggers, in the transaction that brings it about, so that no act can forget it and
-- nothing is told that did not happen. They see statements, and only add rows. Where nobody listens they look once, in an index.

-- As everywhere: ISO 8601, UTC, milliseconds.
CREATE FUNCTION webhook_time(at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- Pending past its time is expired, whether the sweep has written so or not.
CREATE FUNCTION webhook_invitation(i invitations) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'id', i.id, 'organizationId', i.organization_id, 'kind', i.kind,
    'spaceId', CASE WHEN i.kind = 'space' THEN i.place_id END, 'eventId', CASE WHEN i.kind = 'event' THEN i.place_id END,
    'email', i.email, 'fullName', i.full_name, 'role', COALESCE(i.role::text, i.terms ->> 'role'),
    'status', CASE WHEN i.status = 'pending' AND i.expires_at <= now() THEN 'expired' ELSE i.status::text END,
    'metadata', i.metadata, 'createdAt', webhook_time(i.created_at), 'expiresAt', webhook_time(i.expires_at),
    'respondedAt', webhook_time(i.responded_at))
$$;

CREATE FUNCTION tell_webhooks_audited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM (SELECT DISTINCT organization_id FROM new_rows WHERE EXISTS (SELECT 1 FROM webhooks)) n
    WHERE (SELECT true FROM webhooks w WHERE w.organization_id = n.organization_id AND w.disabled_at IS NULL LIMIT 1)
  ) THEN
    RETURN NULL;
  END IF;
  INSERT INTO webhook_events (organization_id, type, subject_id, data)
  SELECT e.organization_id, e.type, e.subject_id, e.data
  FROM (
    SELECT n.organization_id, n.subject_id, t.type,
      -- Looked up one by one, as in tell_audited().
      (SELECT jsonb_build_object('invitation', webhook_invitation(i)) FROM invitations i WHERE i.id = n.subject_id) AS data
    FROM new_rows n
    CROSS JOIN LATERAL (SELECT CASE n.act
      WHEN 'invitation.created' THEN n.act
      WHEN 'invitation.updated' THEN n.act
      WHEN 'invitation.accepted' THEN n.act
      WHEN 'invitation.declined' THEN n.act
      WHEN 'invitation.cancelled' THEN n.act
      WHEN 'invitation.expired' THEN n.act
      WHEN 'invitation.renewed' THEN n.act
      -- It has a new end, and may have been over.
      WHEN 'invitation.resent' THEN 'invitation.renewed'
      -- In line it lasts until the event is over.
      WHEN 'invitation.waiting' THEN 'invitation.updated'
    END AS type OFFSET 0) t
    WHERE n.subject_kind = 'invitation' AND t.type IS NOT NULL AND EXISTS (
      SELECT 1 FROM webhooks w WHERE w.organization_id = n.organization_id AND w.disabled_at IS NULL
        AND (w.events = '{}' OR t.type = ANY (w.events)))
  ) e
  WHERE e.data IS NOT NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER tell_webhooks_audited AFTER INSERT ON "audit_entries"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks_audited();

-- Never one loop within another, as in tell_delivered().
CREATE FUNCTION tell_webhooks_delivered() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM (SELECT DISTINCT organization_id FROM new_rows WHERE EXISTS (SELECT 1 FROM webhooks)) n
    WHERE (SELECT true FROM webhooks w WHERE w.organization_id = n.organization_id AND w.disabled_at IS NULL LIMIT 1)
  ) THEN
    RETURN NULL;
  END IF;
  INSERT INTO webhook_events (organization_id, type, subject_id, data)
  SELECT e.organization_id, e.type, e.invitation_id, e.invitation || e.delivery
  FROM (
    SELECT n.organization_id, h.type, n.invitation_id, h.turn,
      (SELECT jsonb_build_object('invitation', webhook_invitation(i)) FROM invitations i WHERE i.id = n.invitation_id)
        AS invitation,
      CASE WHEN h.type = 'invitation.opened' THEN '{}'
        ELSE jsonb_build_object('delivery', jsonb_build_object('id', n.id, 'purpose', n.purpose, 'detail', n.detail))
      END AS delivery
    FROM new_rows n
    JOIN old_rows o ON o.id = n.id
    CROSS JOIN LATERAL (VALUES
      (1, 'invitation.sent', n.purpose IN ('invitation', 'reminder') AND n.status = 'sent' AND o.status <> 'sent'),
      (2, 'invitation.delivered',
        n.purpose IN ('invitation', 'reminder') AND n.delivered_at IS NOT NULL AND o.delivered_at IS NULL),
      (3, 'invitation.bounced', n.purpose IN ('invitation', 'reminder')
        AND n.status IN ('bounced', 'failed') AND o.status NOT IN ('bounced', 'failed')),
      -- By the first of its links, once.
      (4, 'invitation.opened', n.opened_at IS NOT NULL AND o.opened_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM deliveries d WHERE d.invitation_id = n.invitation_id AND d.id <> n.id AND d.opened_at IS NOT NULL))
    ) AS h(turn, type, has_happened)
    WHERE h.has_happened
  ) e
  WHERE e.invitation IS NOT NULL AND EXISTS (
    SELECT 1 FROM webhooks w WHERE w.organization_id = e.organization_id AND w.disabled_at IS NULL
      AND (w.events = '{}' OR e.type = ANY (w.events)))
  ORDER BY e.turn;
  RETURN NULL;
END $$;

CREATE TRIGGER tell_webhooks_delivered AFTER UPDATE ON "deliveries"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks_delivered();

-- Members are those who may enter. A row that is not yet, or not any more, has no role here.
CREATE FUNCTION webhook_role(m memberships) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN m.active AND m.joined_at IS NOT NULL THEN m.role::text END
$$;

-- A statement's members together, each role null where they were or are none. Of somebody whose account is gone nobody can tell who
-- it was.
CREATE FUNCTION tell_webhooks_of_members(
  organizations uuid[], people uuid[], spaces uuid[], roles_before text[], roles_now text[]
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM webhooks w WHERE w.organization_id = ANY (organizations) AND w.disabled_at IS NULL) THEN
    RETURN;
  END IF;
  INSERT INTO webhook_events (organization_id, type, subject_id, data)
  SELECT e.organization_id, e.type, e.user_id, e.data
  FROM (
    SELECT m.organization_id, m.user_id, t.type,
      -- Looked up one by one, as in tell_audited().
      (SELECT jsonb_build_object('member', jsonb_build_object(
        'userId', u.id, 'organizationId', m.organization_id, 'spaceId', m.space_id, 'email', u.email, 'name', u.name,
        'role', COALESCE(m.role_now, m.role_before))) FROM users u WHERE u.id = m.user_id) AS data
    FROM unnest(organizations, people, spaces, roles_before, roles_now)
      AS m(organization_id, user_id, space_id, role_before, role_now)
    CROSS JOIN LATERAL (SELECT CASE WHEN m.role_before IS NULL THEN 'member.added'
      WHEN m.role_now IS NULL THEN 'member.removed' ELSE 'member.updated' END AS type OFFSET 0) t
    WHERE EXISTS (
      SELECT 1 FROM webhooks w WHERE w.organization_id = m.organization_id AND w.disabled_at IS NULL
        AND (w.events = '{}' OR t.type = ANY (w.events)))
  ) e
  WHERE e.data IS NOT NULL;
END $$;

CREATE FUNCTION tell_webhooks_members() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM webhooks) THEN
    RETURN NULL;
  END IF;
  CASE TG_OP
    WHEN 'INSERT' THEN
      PERFORM tell_webhooks_of_members(array_agg(n.organization_id), array_agg(n.user_id), NULL, NULL,
        array_agg(webhook_role(n)))
      FROM new_rows n WHERE webhook_role(n) IS NOT NULL;
    WHEN 'DELETE' THEN
      PERFORM tell_webhooks_of_members(array_agg(o.organization_id), array_agg(o.user_id), NULL,
        array_agg(webhook_role(o)), NULL)
      FROM old_rows o WHERE webhook_role(o) IS NOT NULL;
    ELSE
      PERFORM tell_webhooks_of_members(array_agg(n.organization_id), array_agg(n.user_id), NULL,
        array_agg(webhook_role(o)), array_agg(webhook_role(n)))
      FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE webhook_role(n) IS DISTINCT FROM webhook_role(o);
  END CASE;
  RETURN NULL;
END $$;

CREATE TRIGGER tell_webhooks_added AFTER INSERT ON "memberships"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks_members();
CREATE TRIGGER tell_webhooks_updated AFTER UPDATE ON "memberships"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks_members();
CREATE TRIGGER tell_webhooks_removed AFTER DELETE ON "memberships"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks_members();

CREATE FUNCTION tell_webhooks_space_members() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM webhooks) THEN
    RETURN NULL;
  END IF;
  CASE TG_OP
    WHEN 'INSERT' THEN
      PERFORM tell_webhooks_of_members(array_agg(n.organization_id), array_agg(n.user_id), array_agg(n.space_id), NULL,
        array_agg(n.role::text))
      FROM new_rows n;
    WHEN 'DELETE' THEN
      PERFORM tell_webhooks_of_members(array_agg(o.organization_id), array_agg(o.user_id), array_agg(o.space_id),
        array_agg(o.role::text), NULL)
      FROM old_rows o;
    ELSE
      PERFORM tell_webhooks_of_members(array_agg(n.organization_id), array_agg(n.user_id), array_agg(n.space_id),
        array_agg(o.role::text), array_agg(n.role::text))
      FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE n.role <> o.role;
  END CASE;
  RETURN NULL;
END $$;

CREATE TRIGGER tell_webhooks_added AFTER INSERT ON "space_members"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks_space_members();
CREATE TRIGGER tell_webhooks_updated AFTER UPDATE ON "space_members"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks_space_members();
CREATE TRIGGER tell_webhooks_removed AFTER DELETE ON "space_members"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks_space_members();

-- About the same subject as their invitation, so that both are told in order.
CREATE FUNCTION tell_webhooks_attendees() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_events (organization_id, type, subject_id, data)
  SELECT r.organization_id, TG_ARGV[0], r.invitation_id, jsonb_build_object('attendee', jsonb_build_object(
    'id', r.id, 'organizationId', r.organization_id, 'eventId', r.event_id, 'invitationId', r.invitation_id,
    'email', r.email, 'fullName', r.full_name, 'phone', r.phone))
  FROM changed_rows r
  WHERE EXISTS (SELECT 1 FROM webhooks w WHERE w.organization_id = r.organization_id AND w.disabled_at IS NULL
    AND (w.events = '{}' OR TG_ARGV[0] = ANY (w.events)));
  RETURN NULL;
END $$;

CREATE TRIGGER tell_webhooks_added AFTER INSERT ON "attendees"
  REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks_attendees('attendee.added');
CREATE TRIGGER tell_webhooks_removed AFTER DELETE ON "attendees"
  REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks_attendees('attendee.removed');

-- Each event goes to every endpoint that wants it. One that comes behind others about the same subject waits as long as they do:
-- those who look for what is due don't come upon it again and again. Where the one before is just being posted it may be due as
-- soon as this commits: whoever settles that one does not see this one yet. Always by the index: a plan that was made while the table was
-- empty would go through all that one statement adds, for each row of it.
CREATE FUNCTION tell_webhooks_happened() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  INSERT INTO webhook_deliveries (webhook_id, event_id, organization_id, subject_id, position, type, next_attempt_at)
  SELECT w.id, n.id, n.organization_id, n.subject_id, n.position, n.type, GREATEST(now(), (
    SELECT CASE WHEN d.claim IS NULL THEN d.next_attempt_at END FROM webhook_deliveries d
    WHERE d.webhook_id = w.id AND d.subject_id = n.subject_id AND d.status = 'pending' AND d.in_order
    ORDER BY d.position DESC LIMIT 1))
  FROM new_rows n
  JOIN webhooks w ON w.organization_id = n.organization_id AND w.disabled_at IS NULL
    AND (w.events = '{}' OR n.type = ANY (w.events))
  -- A test is for the endpoint that is tested.
  WHERE n.type <> 'webhook.test';
  IF FOUND THEN
    NOTIFY foyer_webhooks;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER tell_webhooks_happened AFTER INSERT ON "webhook_events"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks_happened();
