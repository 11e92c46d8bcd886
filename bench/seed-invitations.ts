import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";

/** An organization that has many invitations, and whom it belongs to. */
export type Seeded = {
  readonly organizationId: string;
  readonly ownerId: string;
  /** A space and an event that many were invited to. */
  readonly spaceId: string;
  readonly eventId: string;
  /** Somebody who has invited many. */
  readonly inviterId: string;
  /** A file that has brought some of them. */
  readonly importId: string;
};

/**
 * Fills a fresh, migrated database: one organization with `count` invitations of the last two years in every state, with their
 * messages, audit rows, attendees and some members, and some small organizations beside it. It goes in as fast as it can:
 * triggers and foreign keys look on, and indexes are made afterwards.
 */
export async function seedInvitations(client: pg.Client, count: number): Promise<Seeded> {
  await client.query(
    "SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; SET work_mem = '64MB'",
  );
  const putBack = await layBare(client);
  const sizes = [count, 200, 200, 200];
  const organizations: Seeded[] = [];
  for (const [number, size] of sizes.entries()) organizations.push(await seedOne(client, number, size));
  for (const statement of putBack) await client.query(statement);
  await client.query("VACUUM ANALYZE");
  const [first] = organizations;
  if (!first) throw new Error("There is one organization at least.");
  // What the vacuum has dirtied is on its way to the disk: nobody is to be measured beside that.
  await pause(1_000);
  return first;
}

const filled = ["invitations", "deliveries", "audit_entries", "attendees", "reach"];

/** Takes indexes, foreign keys and triggers off the tables that are filled; answers what puts them back. */
async function layBare(client: pg.Client): Promise<string[]> {
  const { rows: keys } = await client.query<{ off: string; on: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS on
     FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY($1)`,
    [filled],
  );
  const { rows: indexes } = await client.query<{ off: string; on: string }>(
    `SELECT format('DROP INDEX %s', indexrelid::regclass) AS off, pg_get_indexdef(indexrelid) AS on
     FROM pg_index WHERE indrelid::regclass::text = ANY($1) AND NOT indisprimary`,
    [filled],
  );
  const triggers = filled.map((table) => ({
    off: `ALTER TABLE ${table} DISABLE TRIGGER USER`,
    on: `ALTER TABLE ${table} ENABLE TRIGGER USER`,
  }));
  const all = [...keys, ...indexes, ...triggers];
  for (const { off } of all) await client.query(off);
  return all.map(({ on }) => on).reverse();
}

async function seedOne(client: pg.Client, number: number, count: number): Promise<Seeded> {
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO organizations (id, name) VALUES (uuidv7(), 'Acme ' || $1::int) RETURNING id",
    [number],
  );
  const organizationId = rows[0]?.id ?? "";
  await client.query(`SET bench.organization = '${organizationId}'; SET bench.count = ${count}`);
  for (const statement of [team, spaces, events, imports, ...invitations]) {
    await client.query(statement);
  }
  const { rows: seeded } = await client.query<Seeded>(whatToAskFor);
  if (!seeded[0]) throw new Error("Nothing was seeded.");
  return seeded[0];
}

const organization = "current_setting('bench.organization')::uuid";
const count = "current_setting('bench.count')::int";

const team = `
  WITH person AS (
    INSERT INTO users (id, email, name)
    SELECT uuidv7(), 'team.' || n || '@' || left(${organization}::text, 18) || '.example', 'Inviter ' || n
    FROM generate_series(0, 20) n RETURNING id, name)
  INSERT INTO memberships (id, organization_id, user_id, role, active, joined_at, created_at)
  SELECT uuidv7(), ${organization}, id, CASE name WHEN 'Inviter 0' THEN 'owner' ELSE 'admin' END::organization_role,
    true, now() - interval '2 years', now() - interval '2 years'
  FROM person`;

const spaces = `
  INSERT INTO spaces (id, organization_id, name)
  SELECT uuidv7(), ${organization}, 'Space ' || n FROM generate_series(0, ${count} / 5000) n`;

const events = `
  INSERT INTO events (id, organization_id, organizer_id, name, starts_at)
  SELECT uuidv7(), ${organization}, (SELECT user_id FROM memberships WHERE organization_id = ${organization} AND role = 'owner'),
    'Event ' || n, now() + interval '100 days' FROM generate_series(0, ${count} / 2500) n`;

const imports = `
  INSERT INTO imports (id, organization_id, kind, status, mapping, counts, sends, importer_id, total, done, created)
  SELECT uuidv7(), ${organization}, 'organization', 'done', '{}', '{}', true,
    (SELECT user_id FROM memberships WHERE organization_id = ${organization} AND role = 'owner'), 5000, 5000, 5000
  FROM generate_series(0, ${count} / 20000) n`;

const firstNames =
  "Ada Grace Edsger Barbara Alan Hedy Donald Radia Ken Margaret Dennis Frances John Katherine Tim Joan Linus Sophie Guido Anita Niklaus Evelyn Brian Lynn Bjarne Shafi Leslie Adele James Karen Jürgen Zoë René Łukasz Søren Inés Olga Yuki Amir Noor";
const lastNames =
  "Lovelace Hopper Dijkstra Liskov Turing Lamarr Knuth Perlman Thompson Hamilton Ritchie Allen McCarthy Johnson Lee Clarke Torvalds Wilson Rossum Borg Wirth Berezin Kernighan Conway Stroustrup Goldwasser Lamport Goldberg Gosling Jones Müller Schröder Dupont García Nowak Andersen Rossi Petrova Tanaka Silva O'Hara van_der_Berg Fernández Martin Kowalski Yılmaz Nguyen Okafor Haddad Cohen";

// Everything about an invitation follows from its number and a few dice: older ones have been answered or have expired.
const invitations = [
  `CREATE TEMP TABLE seed AS
   WITH named AS (
     SELECT string_to_array('${firstNames}', ' ') AS firsts, string_to_array(replace('${lastNames.replaceAll("'", "''")}', '_', '-'), ' ') AS lasts,
       (SELECT array_agg(id ORDER BY id) FROM spaces WHERE organization_id = ${organization}) AS spaces,
       (SELECT array_agg(id ORDER BY id) FROM events WHERE organization_id = ${organization}) AS events,
       (SELECT array_agg(id ORDER BY id) FROM imports WHERE organization_id = ${organization}) AS imports,
       (SELECT array_agg(user_id ORDER BY id) FROM memberships WHERE organization_id = ${organization}) AS team),
   dice AS MATERIALIZED (
     SELECT n, random() AS kind_die, random() AS fate, random() AS skewed, random() AS other, random() AS mail,
       random() AS name_die, random() AS last_die, random() AS team_die,
       date_trunc('milliseconds', now() - (${count} - n)::float8 / ${count} * least(730, 30 + ${count} / 1000) * interval '1 day') AS created_at
     FROM generate_series(1, ${count}) n),
   timed AS MATERIALIZED (
     SELECT d.*, CASE WHEN kind_die < 0.5 THEN 'organization' WHEN kind_die < 0.7 THEN 'space' ELSE 'event' END AS kind,
       CASE WHEN other < 0.7 THEN 168 WHEN other < 0.9 THEN 720 ELSE 2160 END AS hours,
       firsts[1 + floor(name_die * cardinality(firsts))::int] AS first, lasts[1 + floor(power(last_die, 2) * cardinality(lasts))::int] AS last
     FROM dice d, named)
   SELECT uuidv7(created_at - now()) AS id, t.*, t.first || ' ' || t.last AS full_name,
     lower(translate(t.first || '.' || t.last, 'üöëéłøíáñıÜÖËŁØ'' ', 'uoeeloianiuoelo')) || '.' || n || '@'
       || CASE WHEN t.mail < 0.4 THEN 'example.com' WHEN t.mail < 0.99 THEN 'company-' || floor(power(t.mail, 4) * 300)::int || '.example'
          ELSE 'rare-' || n / 1000 || '.example' END AS email,
     CASE kind WHEN 'space' THEN spaces[1 + floor(power(skewed, 3) * cardinality(spaces))::int]
       WHEN 'event' THEN events[1 + floor(power(skewed, 3) * cardinality(events))::int] END AS place_id,
     team[1 + floor(power(team_die, 2) * cardinality(team))::int] AS inviter_id,
     CASE WHEN kind = 'organization' AND n % 20000 < 5000 THEN imports[1 + n / 20000] END AS import_id,
     created_at + hours * interval '1 hour' AS expires_at,
     CASE WHEN fate < 0.55 AND age > 0.5 + fate * 8 THEN 'accepted' WHEN fate < 0.62 AND age > 1 THEN 'declined'
       WHEN fate < 0.66 AND age > 1 THEN 'cancelled' WHEN created_at + hours * interval '1 hour' <= now() - interval '2 minutes' THEN 'expired'
       ELSE 'pending' END AS status
   FROM timed t, named, LATERAL (SELECT extract(epoch FROM now() - t.created_at) / 86400 AS age) a`,
  `INSERT INTO invitations (id, organization_id, kind, place_id, status, email, full_name, role, terms, message, inviter_id, import_id,
     expires_in_hours, expires_at, delivery_count, last_message_at, remind_after, created_at, responded_at, answered_by)
   SELECT id, ${organization}, kind::invitation_kind, place_id, status::invitation_status, email, CASE WHEN fate < 0.95 THEN full_name END,
     CASE kind WHEN 'organization' THEN 'member' END::organization_role,
     CASE kind WHEN 'space' THEN '{"role": "viewer"}' ELSE '{}' END::jsonb, 'We would love to have you with us.', inviter_id, import_id,
     hours, expires_at, CASE WHEN mail < 0.3 THEN 2 ELSE 1 END, created_at, created_at, created_at,
     CASE WHEN status IN ('accepted', 'declined') THEN created_at + fate * interval '8 days' END,
     CASE WHEN status = 'accepted' THEN CASE WHEN mail < 0.1 THEN 2 ELSE 1 END END
   FROM seed`,
  // One in fifty comes back; of those that have just left, some are still on their way.
  `INSERT INTO deliveries (id, organization_id, invitation_id, purpose, number, recipient, status, attempts, detail, queued_at, changed_at,
     opened_at)
   SELECT uuidv7(queued_at - now()), ${organization}, id, purpose::delivery_purpose, number, email,
     CASE WHEN number = 1 AND mail > 0.98 THEN 'bounced' WHEN number = 1 AND mail > 0.975 THEN 'failed'
       WHEN queued_at > now() - interval '1 hour' AND mail > 0.9 THEN 'retrying' WHEN queued_at > now() - interval '1 minute' THEN 'queued'
       ELSE 'sent' END::delivery_status,
     1, '250 2.0.0 OK', queued_at, queued_at + interval '4 seconds',
     CASE WHEN number = 1 AND (status = 'accepted' OR fate > 0.9) THEN queued_at + fate * interval '1 hour' END
   FROM (SELECT s.*, 'invitation' AS purpose, 1 AS number, created_at AS queued_at FROM seed s
     UNION ALL
     SELECT s.*, 'reminder', 2, created_at + interval '3 days' FROM seed s WHERE mail < 0.3 AND created_at < now() - interval '3 days'
     UNION ALL
     SELECT s.*, 'answered', NULL, created_at + interval '4 days' FROM seed s
     WHERE status = 'accepted' AND other < 0.3 AND created_at < now() - interval '4 days') d`,
  `INSERT INTO audit_entries (id, organization_id, act, actor_id, subject_kind, subject_id, subject_label, details, ip, at)
   SELECT uuidv7(at - now()), ${organization}, act, actor_id, 'invitation', id, email, '{"kind": "organization", "role": "member", "sent": true}',
     '192.0.2.7', at
   FROM (SELECT id, 'invitation.created' AS act, inviter_id AS actor_id, email, created_at AS at FROM seed
     UNION ALL
     SELECT id, 'invitation.' || status, NULL, email, least(now(), created_at + fate * interval '8 days') FROM seed WHERE status <> 'pending') a`,
  `INSERT INTO reach (invitation_id, delivered, opened_at)
   SELECT invitation_id, count(*) FILTER (WHERE status = 'sent' AND purpose IN ('invitation', 'reminder')), min(opened_at)
   FROM deliveries WHERE organization_id = ${organization} GROUP BY invitation_id`,
  `INSERT INTO attendees (id, organization_id, event_id, invitation_id, email, full_name, is_vip, created_at)
   SELECT uuidv7(created_at - now()), ${organization}, place_id, id, email, full_name, other < 0.02, created_at + fate * interval '8 days'
   FROM seed WHERE kind = 'event' AND status = 'accepted'`,
  `WITH person AS (
     INSERT INTO users (id, email, name)
     SELECT uuidv7(created_at - now()), email, full_name FROM seed WHERE kind = 'organization' AND status = 'accepted' AND other < 0.1
     ON CONFLICT DO NOTHING RETURNING id, uuid_extract_timestamp(id) AS at)
   INSERT INTO memberships (id, organization_id, user_id, role, active, joined_at, created_at)
   SELECT uuidv7(at - now()), ${organization}, id, 'member', true, at, at FROM person`,
  "DROP TABLE seed",
];

const whatToAskFor = `
  SELECT ${organization} AS "organizationId",
    (SELECT user_id FROM memberships WHERE organization_id = ${organization} AND role = 'owner') AS "ownerId",
    (SELECT id FROM spaces WHERE organization_id = ${organization} ORDER BY id LIMIT 1) AS "spaceId",
    (SELECT id FROM events WHERE organization_id = ${organization} ORDER BY id LIMIT 1) AS "eventId",
    (SELECT user_id FROM memberships WHERE organization_id = ${organization} AND role = 'admin' ORDER BY id LIMIT 1) AS "inviterId",
    (SELECT id FROM imports WHERE organization_id = ${organization} ORDER BY id LIMIT 1) AS "importId"`;
