import { Failure } from "@foyer/contract/failures";
import type { Jobs } from "@foyer/jobs/jobs";
import type { Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { afterEach, describe, expect, test } from "vitest";

const foyer = testFoyer();

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

/** Puts the job in and then fails, as late as anything can before the commit. */
const failingJobs: Pick<Jobs, "enqueue"> = {
  async enqueue(tx, queue, payload) {
    await foyer.services.jobs.enqueue(tx, queue, payload);
    throw new Error("The queue broke.");
  },
};

const acts: readonly [
  string,
  (owner: Person, services?: { jobs: typeof failingJobs }) => Promise<() => Promise<unknown>>,
][] = [
  [
    "creating an invitation",
    async (owner, services) => {
      const { invitations } = foyer.callerFor(owner, { ...(services && { services }) });
      const { organizationId } = owner;
      const email = foyer.address();
      return () =>
        invitations.create({ target: { kind: "organization", organizationId, role: "member" }, email });
    },
  ],
  [
    "creating a person [S0.1]",
    async (owner, services) => {
      const { people } = foyer.callerFor(owner, { ...(services && { services }) });
      const { organizationId } = owner;
      const email = foyer.address();
      return () => people.create({ organizationId, email, name: "Grace", role: "member" });
    },
  ],
  [
    "resending",
    async (owner, services) => {
      const { id: invitationId } = await foyer.invitation({ by: owner });
      const { invitations } = foyer.callerFor(owner, { ...(services && { services }) });
      return () => invitations.resend({ invitationId });
    },
  ],
  [
    "reminding",
    async (owner, services) => {
      const { id: invitationId } = await foyer.invitation({ by: owner });
      const { invitations } = foyer.callerFor(owner, { ...(services && { services }) });
      return () => invitations.remind({ invitationId });
    },
  ],
  [
    "accepting",
    async (owner, services) => {
      const { id } = await foyer.invitation({ by: owner });
      const { invitations } = foyer.callerFor(null, { ...(services && { services }) });
      return () => invitations.accept({ token: foyer.linkOf(id), ...newcomer });
    },
  ],
  [
    "declining",
    async (owner, services) => {
      const { id } = await foyer.invitation({ by: owner });
      const { invitations } = foyer.callerFor(null, { ...(services && { services }) });
      return () => invitations.decline({ token: foyer.linkOf(id) });
    },
  ],
  [
    "asking for a fresh link",
    async (owner, services) => {
      const { id } = await foyer.invitation({ by: owner });
      await foyer.letPass("169 hours", id);
      const { invitations } = foyer.callerFor(null, { ...(services && { services }) });
      return () => invitations.requestLink({ token: foyer.linkOf(id) });
    },
  ],
];

describe.each(acts)("%s is all or nothing", (_, prepare) => {
  test("where the queue fails after everything else: no row, no job, no audit, no session", async () => {
    const owner = await foyer.owner();
    const act = await prepare(owner, { jobs: failingJobs });
    await foyer.callerFor(owner).auth.me();
    const before = await everything();
    await expect(act()).rejects.toThrow("The queue broke.");
    expect(await everything()).toEqual({ ...before, sessions: expect.any(Array) });
    expect(await sessionsOfNobodyKnown()).toBe(0);
  });

  test("where the database refuses at the very commit", async () => {
    const owner = await foyer.owner();
    const act = await prepare(owner);
    const before = await everything();
    await refuseCommits();
    await expect(act()).rejects.toThrow();
    expect(await everything()).toEqual({ ...before, sessions: expect.any(Array) });
    expect(await sessionsOfNobodyKnown()).toBe(0);
  });

  test("and otherwise all: an audit row and a job with nothing but the delivery's id", async () => {
    const owner = await foyer.owner();
    const act = await prepare(owner);
    const before = await everything();
    await act();
    const after = await everything();
    expect(after.acts).toBeGreaterThan(before.acts);
    expect(after.jobs).toHaveLength(before.jobs.length + 1);
    const known = new Set(before.jobs.map(({ id }) => id));
    for (const { id, data } of after.jobs.filter((job) => !known.has(job.id))) {
      expect(data).toEqual({ deliveryId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
      expect(id).toBeDefined();
    }
  });
});

afterEach(async () => {
  await foyer.sql`DROP TRIGGER IF EXISTS refuse_commit ON deliveries`;
});

test("a refusal leaves nothing behind either", async () => {
  const owner = await foyer.owner();
  const { organizationId } = owner;
  const { email } = await foyer.invitation({ by: owner });
  const host = foyer.callerFor(owner);
  await host.auth.me();
  const before = await everything();
  // It has prepared the account and the place when it meets the invitation in the way.
  await expect(
    host.people.create({ organizationId, email, name: "Grace", role: "member" }),
  ).rejects.toMatchObject({
    cause: expect.any(Failure),
  });
  expect(await everything()).toEqual(before);
});

/** Lets transactions with a new delivery fail when they commit, after all their statements have succeeded. */
async function refuseCommits(): Promise<void> {
  await foyer.sql`
    CREATE OR REPLACE FUNCTION refuse_commit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'no commit'; END $$`;
  await foyer.sql`
    CREATE CONSTRAINT TRIGGER refuse_commit AFTER INSERT ON deliveries
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_commit()`;
}

type Everything = { acts: number; jobs: { id: string; data: unknown }[]; sessions: unknown[] };

async function everything(): Promise<Everything> {
  const [all] = await foyer.sql<Everything>`
    SELECT (SELECT json_agg(i ORDER BY i.id) FROM invitations i) AS invitations,
      (SELECT json_agg(m ORDER BY m.id) FROM memberships m) AS memberships,
      (SELECT json_agg(u ORDER BY u.id) FROM users u) AS users,
      (SELECT json_agg(d ORDER BY d.id) FROM deliveries d) AS deliveries,
      (SELECT coalesce(json_agg(s ORDER BY s.id), '[]') FROM sessions s) AS sessions,
      (SELECT count(*)::int FROM audit_entries) AS acts,
      (SELECT coalesce(json_agg(json_build_object('id', j.id, 'data', j.data) ORDER BY j.id), '[]')
        FROM pgboss.job j WHERE j.name = 'delivery.send') AS jobs`;
  if (!all) throw new Error("The database says nothing.");
  return all;
}

/** Sessions of people without a place anywhere: those whom an acceptance was rolled back for. */
async function sessionsOfNobodyKnown(): Promise<number> {
  const rows = await foyer.sql`
    SELECT 1 FROM sessions s WHERE NOT EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = s.user_id)`;
  return rows.length;
}
