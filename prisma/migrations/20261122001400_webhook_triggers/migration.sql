-- What is told is put together once: without OFFSET 0 the planner does so for the condition, and again for the row.

CREATE OR REPLACE FUNCTION tell_webhooks_audited() RETURNS trigger LANGUAGE plpgsql AS $$
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
    OFFSET 0
  ) e
  WHERE e.data IS NOT NULL;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tell_webhooks_delivered() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
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
    OFFSET 0
  ) e
  WHERE e.invitation IS NOT NULL AND EXISTS (
    SELECT 1 FROM webhooks w WHERE w.organization_id = e.organization_id AND w.disabled_at IS NULL
      AND (w.events = '{}' OR e.type = ANY (w.events)))
  ORDER BY e.turn;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tell_webhooks_of_members(
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
    OFFSET 0
  ) e
  WHERE e.data IS NOT NULL;
END $$;
