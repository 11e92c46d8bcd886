import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { readConfig } from "../apps/server/src/config.ts";
import { layFoundation } from "../apps/server/src/foundation.ts";
import { openLog } from "../apps/server/src/log.ts";
import { type Context, contextOfFoyer } from "../packages/domain/src/context.ts";
import { createInvitations } from "../packages/domain/src/invitations/create-invitations.ts";
import { issueInvitations } from "../packages/domain/src/invitations/issue-invitations.ts";
import { type Race, type Round, rateOf } from "./bench.ts";

const invitations = 10_000;
const aCall = 1_000;
const rounds = 5;
const beside = "beside one INSERT … SELECT unnest of the same rows";

/** Invitations a second by `invitations.createMany`, answers included. */
export const bulkCreate: Race = {
  name: "bulk-create",
  title: `${invitations} invitations with audit rows, messages and jobs by calls of ${aCall}, answers included, ${beside}`,
  goal: 0.5,
  run: () =>
    measure(async (ctx, organizationId, emails) => {
      const target = { kind: "organization", organizationId, role: "member" } as const;
      const invitees = emails.map((email) => ({ email, fullName }));
      const { created } = await createInvitations(ctx, { target, invitees, message, send: true });
      return created.length;
    }),
};

/** Invitations a second as an import writes them: nobody is answered with each. */
export const bulkIssue: Race = {
  name: "bulk-issue",
  title: `The same without answers, as an import writes them, ${beside}`,
  goal: 0.5,
  run: () =>
    measure(async (ctx, organizationId, emails) => {
      const invitees = emails.map((email) => ({ email, fullName }));
      const to = { kind: "organization", organizationId, placeId: organizationId } as const;
      const issued = await ctx.database.transaction((tx) =>
        issueInvitations(ctx, tx, { ...to, role: "member", terms: {}, invitees, message, send: true }),
      );
      return [...issued.values()].filter((end) => "id" in end).length;
    }),
};

const fullName = "Grace Hopper";
const message = "We would love to have you with us.";

/** Invites addresses, a call's worth, and answers how many were invited. */
type Work = (ctx: Context, organizationId: string, emails: readonly string[]) => Promise<number>;

async function measure(work: Work): Promise<readonly Round[]> {
  const directory = await mkdtemp(join(tmpdir(), "foyer-bench-"));
  const config = readConfig({ FOYER_DATA_DIR: directory, FROM_EMAIL: "bench@example.com" });
  const foundation = await layFoundation(config, openLog("silent"), "enqueue");
  const client = new pg.Client({ connectionString: foundation.databaseUrl });
  try {
    await client.connect();
    const { ctx, organizationId, userId } = await anOwner(contextOfFoyer(foundation.services));
    const ours = async () => {
      const emails = addresses();
      for (let from = 0; from < emails.length; from += aCall) {
        const count = await work(ctx, organizationId, emails.slice(from, from + aCall));
        if (count < aCall) throw new Error(`Of ${aCall} addresses ${count} were invited.`);
      }
    };
    const floor = async () => {
      const { rowCount } = await client.query(writtenAtOnce, [organizationId, userId, addresses()]);
      if (rowCount !== invitations)
        throw new Error(`Of ${invitations} invitations ${rowCount} were written.`);
    };
    // What is only done once, such as planning, is no part of the rate.
    await ours();
    await floor();
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      await client.query("VACUUM ANALYZE");
      measured.push({ yardstick: await rateOf(invitations, floor), ours: await rateOf(invitations, ours) });
    }
    return measured;
  } finally {
    await client.end();
    await foundation.close();
    await rm(directory, { recursive: true });
  }
}

function addresses(): readonly string[] {
  return Array.from({ length: invitations }, (_, number) => `${crypto.randomUUID()}-${number}@example.com`);
}

/** An organization, and a call of its owner, who may send as much as they like. */
async function anOwner(ground: Context) {
  const { read } = ground.database;
  const [name, email] = ["Ada Lovelace", "ada@example.com"];
  const { id: organizationId } = await read.organization.create({ data: { name: "Acme" } });
  const { id: userId } = await read.user.create({ data: { email, name } });
  const place = { organizationId, role: "owner", active: true } as const;
  await read.membership.create({ data: { ...place, userId, joinedAt: new Date() } });
  const membership = { ...place, organizationName: "Acme", mfaRequired: false };
  const by = { kind: "session", sessionId: "bench", publicId: "bench" } as const;
  const caller = { userId, email, name, mfaEnabled: false, memberships: [membership], by };
  const messageCaps = { recipient: 10, inviter: 10, organization: 100_000_000 };
  return { ctx: { ...ground, messageCaps, caller }, organizationId, userId };
}

/** The same rows by one statement, without asking anything. */
const writtenAtOnce = `
  WITH invited AS (
    INSERT INTO invitations (id, organization_id, kind, email, full_name, role, message, inviter_id, expires_in_hours, expires_at,
      delivery_count)
    SELECT uuidv7(), $1::uuid, 'organization', email, '${fullName}', 'member', '${message}', $2::uuid, 168,
      now() + interval '168 hours', 1
    FROM unnest($3::text[]) AS n(email)
    RETURNING id, email
  ), told AS (
    INSERT INTO audit_entries (id, organization_id, act, actor_id, subject_kind, subject_id, subject_label, details)
    SELECT uuidv7(), $1::uuid, 'invitation.created', $2::uuid, 'invitation', id, email,
      '{"kind": "organization", "role": "member", "sent": true}'
    FROM invited
  ), queued AS (
    INSERT INTO deliveries (id, organization_id, invitation_id, purpose, number, recipient)
    SELECT uuidv7(), $1::uuid, id, 'invitation', 1, email FROM invited
    RETURNING id
  )
  INSERT INTO pgboss.job (id, name, data, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds,
    policy, dead_letter, heartbeat_seconds)
  SELECT d.id, q.name, jsonb_build_object('deliveryId', d.id), q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max,
    q.expire_seconds, q.deletion_seconds, q.policy, q.dead_letter, q.heartbeat_seconds
  FROM queued d, pgboss.queue q WHERE q.name = 'delivery.send'`;
