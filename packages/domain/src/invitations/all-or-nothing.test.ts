import { Failure } from "@foyer/contract/failures";
import type { Api } from "@foyer/testing/browser";
import type { Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { afterEach, describe, expect, test } from "vitest";
import type { Services } from "../context.ts";

const foyer = testFoyer();

/** Puts the job in and then fails, as late as anything can before the commit. */
const failingJobs: Services["jobs"] = {
  async enqueue(tx, queue, payload, terms) {
    await foyer.services.jobs.enqueue(tx, queue, payload, terms);
    throw new Error("The queue broke.");
  },
  async enqueueMany(tx, queue, payloads, names) {
    await foyer.services.jobs.enqueueMany(tx, queue, payloads, names);
    throw new Error("The queue broke.");
  },
  defer: (...given) => foyer.services.jobs.defer(...given),
  deferMany: (...given) => foyer.services.jobs.deferMany(...given),
  hasten: (...given) => foyer.services.jobs.hasten(...given),
  hastenMany: (...given) => foyer.services.jobs.hastenMany(...given),
};

type People = { readonly owner: Person; readonly host: Api; readonly guest: Api };

/** Makes what an act needs, and answers the act itself. */
type Prepare = (people: People) => Promise<() => Promise<unknown>>;

const acts: readonly [string, Prepare][] = [
  [
    "creating an invitation",
    async ({ owner: { organizationId }, host }) => {
      const target = { kind: "organization", organizationId, role: "member" } as const;
      return () => host.invitations.create({ target, email: foyer.address() });
    },
  ],
  [
    "creating a person [S0.1]",
    async ({ owner: { organizationId }, host }) => {
      return () =>
        host.people.create({ organizationId, email: foyer.address(), name: "Grace", role: "member" });
    },
  ],
  [
    "resending",
    async ({ owner, host }) => {
      const { id: invitationId } = await foyer.invitation({ by: owner });
      return () => host.invitations.resend({ invitationId });
    },
  ],
  [
    "reminding",
    async ({ owner, host }) => {
      const { id: invitationId } = await foyer.invitation({ by: owner });
      return () => host.invitations.remind({ invitationId });
    },
  ],
  [
    "accepting",
    async ({ owner, guest }) => {
      const { id } = await foyer.invitation({ by: owner });
      const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };
      return () => guest.invitations.accept({ token: foyer.linkOf(id), ...newcomer });
    },
  ],
  [
    "declining",
    async ({ owner, guest }) => {
      const { id } = await foyer.invitation({ by: owner });
      return () => guest.invitations.decline({ token: foyer.linkOf(id) });
    },
  ],
  [
    "asking for a fresh link",
    async ({ owner, guest }) => {
      const { id } = await foyer.invitation({ by: owner });
      await foyer.letPass("169 hours", id);
      return () => guest.invitations.requestLink({ token: foyer.linkOf(id) });
    },
  ],
];

describe.each(acts)("%s is all or nothing", (_, prepare) => {
  test("where the queue fails after everything else: no row, no job, no audit, no session", async () => {
    const act = await prepare(await people({ jobs: failingJobs }));
    const before = await everything();
    await expect(act()).rejects.toThrow("The queue broke.");
    expect(await everything()).toEqual(before);
  });

  test("where the database refuses at the very commit", async () => {
    const act = await prepare(await people());
    const before = await everything();
    await refuseCommits();
    await expect(act()).rejects.toThrow("no commit");
    expect(await everything()).toEqual(before);
  });

  test("and otherwise all: audit rows, and a job with nothing in it but an id", async () => {
    const act = await prepare(await people());
    const before = await everything();
    await act();
    const after = await everything();
    expect(after.acts).toBeGreaterThan(before.acts);
    const known = new Set(before.jobs.map(({ id }) => id));
    const made = after.jobs.filter(({ id }) => !known.has(id)).map(({ data }) => data);
    expect(made).toEqual([{ deliveryId: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
  });
});

afterEach(async () => {
  await foyer.sql`DROP TRIGGER IF EXISTS refuse_commit ON deliveries`;
});

test("a refusal leaves nothing behind either", async () => {
  const { owner, host } = await people();
  const { organizationId } = owner;
  const { email } = await foyer.invitation({ by: owner });
  const before = await everything();
  // It has prepared the account and the place when it meets the invitation in the way.
  await expect(
    host.people.create({ organizationId, email, name: "Grace", role: "member" }),
  ).rejects.toMatchObject({
    cause: expect.any(Failure),
  });
  expect(await everything()).toEqual(before);
});

async function people(services: Partial<Services> = {}): Promise<People> {
  const owner = await foyer.owner();
  const host = foyer.callerFor(owner, { services });
  await host.auth.me(); // has its session now
  return { owner, host, guest: foyer.callerFor(null, { services }) };
}

/** Lets transactions with a new delivery fail when they commit, after all their statements have succeeded. */
async function refuseCommits(): Promise<void> {
  await foyer.sql`
    CREATE OR REPLACE FUNCTION refuse_commit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'no commit'; END $$`;
  await foyer.sql`
    CREATE CONSTRAINT TRIGGER refuse_commit AFTER INSERT ON deliveries
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_commit()`;
}

type Everything = { acts: number; jobs: { id: string; data: unknown }[] };

async function everything(): Promise<Everything> {
  const [all] = await foyer.sql<Everything>`
    SELECT (SELECT json_agg(i ORDER BY i.id) FROM invitations i) AS invitations,
      (SELECT json_agg(m ORDER BY m.id) FROM memberships m) AS memberships,
      (SELECT json_agg(u ORDER BY u.id) FROM users u) AS users,
      (SELECT json_agg(d ORDER BY d.id) FROM deliveries d) AS deliveries,
      (SELECT json_agg(s ORDER BY s.id) FROM sessions s) AS sessions,
      (SELECT count(*)::int FROM audit_entries) AS acts,
      (SELECT coalesce(json_agg(json_build_object('id', j.id, 'data', j.data) ORDER BY j.id), '[]')
        FROM pgboss.job j WHERE j.name = 'delivery.send') AS jobs`;
  if (!all) throw new Error("The database says nothing.");
  return all;
}
