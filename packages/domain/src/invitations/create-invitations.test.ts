import { sendDelivery } from "@foyer/jobs/queues";
import type { Person } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer({ connections: 30 });

const targetOf = ({ organizationId }: Pick<Person, "organizationId">, role: "admin" | "member" = "member") =>
  ({ kind: "organization", organizationId, role }) as const;

const addresses = (count: number) => Array.from({ length: count }, () => foyer.address());
const asInvitees = (emails: readonly string[]) => emails.map((email) => ({ email }));

describe("inviting many addresses at once", () => {
  test("each gets its invitation with message, job and audit row, told in the order in which they were given [S3.1]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { invitations } = foyer.callerFor(owner, { ip: "2001:db8::7" });
    const given = { message: "We need you.", note: "the conference", metadata: { crm: 7 } };
    const emails = addresses(60).toSorted(() => Math.random() - 0.5);
    const { created, rejected } = await invitations.createMany({
      target: targetOf(owner, "admin"),
      invitees: emails.map((email, number) => ({ email: email.toUpperCase(), fullName: `Guest ${number}` })),
      expiresInHours: 48,
      ...given,
    });

    expect(rejected).toEqual([]);
    expect(created.map(({ email }) => email)).toEqual(emails);
    expect(created.map(({ fullName }) => fullName)).toEqual(emails.map((_, number) => `Guest ${number}`));
    const [one] = created;
    expect(one).toMatchObject({
      ...given,
      organizationId,
      kind: "organization",
      status: "pending",
      role: "admin",
      invitedBy: { id: owner.userId, name: owner.name },
      inviterIp: "2001:db8::7",
      resendCount: 0,
      delivery: { status: "queued", attempts: 0, detail: null },
    });
    const { timeline, ...told } = await invitations.get({ invitationId: one?.id ?? "" });
    expect(told).toEqual(one);
    expect(timeline).toMatchObject([
      { type: "created", actor: owner.name },
      { type: "queued", message: 1 },
    ]);
    expect(Date.parse(told.expiresAt) - Date.parse(told.createdAt)).toBe(48 * 3_600_000);
    expect(
      await foyer.sql`
        SELECT count(*)::int AS jobs, count(DISTINCT d.invitation_id)::int AS invitations FROM pgboss.job j
        JOIN deliveries d ON d.id::text = j.data->>'deliveryId' AND d.number = 1 AND d.purpose = 'invitation'
        WHERE j.name = ${sendDelivery.name} AND d.organization_id = ${organizationId}`,
    ).toEqual([{ jobs: 60, invitations: 60 }]);
    expect(
      await foyer.sql`
        SELECT act, actor_id, subject_kind, details, host(ip) AS ip, count(*)::int AS rows,
          count(DISTINCT subject_label)::int AS labels
        FROM audit_entries WHERE organization_id = ${organizationId} GROUP BY 1, 2, 3, 4, 5`,
    ).toEqual([
      {
        act: "invitation.created",
        actor_id: owner.userId,
        subject_kind: "invitation",
        details: { kind: "organization", role: "admin", sent: true },
        ip: "2001:db8::7",
        rows: 60,
        labels: 60,
      },
    ]);
    const { invitations: guest } = foyer.callerFor(null);
    expect(await guest.view({ token: foyer.linkOf(told.id) })).toMatchObject({ canAccept: true });
  });

  test("an address that can't be invited is refused by itself, with the reason, and the others are not [S4.5]", async () => {
    const owner = await foyer.owner();
    const admin = await foyer.admin({ organizationId: owner.organizationId });
    const member = await foyer.member({ organizationId: owner.organizationId });
    const keptOut = await foyer.owner({ organizationId: owner.organizationId, active: false });
    const pending = await foyer.invitation({ by: owner });
    const [one = "", another = ""] = addresses(2);
    const { created, rejected } = await foyer.callerFor(admin).invitations.createMany({
      target: targetOf(admin),
      invitees: asInvitees([
        member.email.toUpperCase(),
        one,
        pending.email.toUpperCase(),
        one.toUpperCase(),
        keptOut.email,
        another,
        ` ${one} `,
        member.email,
      ]),
    });

    expect(created.map(({ email }) => email)).toEqual([one, another]);
    expect(rejected).toEqual([
      { email: member.email, reason: "already_member", message: "This person is already a member." },
      {
        email: pending.email,
        reason: "already_invited",
        message: "An invitation to this address is already waiting for an answer.",
      },
      { email: one, reason: "already_invited", message: "This address is in the list twice." },
      {
        email: keptOut.email,
        reason: "forbidden",
        message: "They were kept out of the organization, and are not yours to let in again.",
      },
      { email: one, reason: "already_invited", message: "This address is in the list twice." },
      { email: member.email, reason: "already_invited", message: "This address is in the list twice." },
    ]);
    expect(await pendingOf(owner)).toEqual([one, another, pending.email].toSorted());
  });

  test("an invitation that is over and was not swept yet is in nobody's way", async () => {
    const owner = await foyer.owner();
    const over = await foyer.invitation({ by: owner });
    await foyer.letPass("169 hours", over.id);
    const { created } = await foyer.callerFor(owner).invitations.createMany({
      target: targetOf(owner),
      invitees: [{ email: over.email }],
    });
    expect(created).toMatchObject([{ email: over.email, status: "pending" }]);
    const { timeline, status } = await foyer.callerFor(owner).invitations.get({ invitationId: over.id });
    expect(status).toBe("expired");
    expect(timeline.filter(({ type }) => type === "expired")).toHaveLength(1);
  });

  test("without sending there is no message and no job, only what can be copied", async () => {
    const owner = await foyer.owner();
    const { created } = await foyer.callerFor(owner).invitations.createMany({
      target: targetOf(owner),
      invitees: asInvitees(addresses(3)),
      send: false,
    });
    expect(created.map(({ delivery }) => delivery)).toEqual([null, null, null]);
    expect(await foyer.sql`SELECT 1 FROM deliveries WHERE organization_id = ${owner.organizationId}`).toEqual(
      [],
    );
  });

  test("where nobody can be invited nothing is written, and every one has its reason", async () => {
    const owner = await foyer.owner();
    const before = await pendingOf(owner);
    const { created, rejected } = await foyer
      .callerFor(owner)
      .invitations.createMany({ target: targetOf(owner), invitees: [{ email: owner.email }] });
    expect([created, rejected.map(({ reason }) => reason)]).toEqual([[], ["already_member"]]);
    expect(await pendingOf(owner)).toEqual(before);
  });

  test("an inviter grants no more than they have by bulk: nobody is invited at all", async () => {
    const admin = await foyer.admin();
    const member = await foyer.member({ organizationId: admin.organizationId });
    const elsewhere = await foyer.owner();
    const invitees = asInvitees(addresses(2));
    const target = { ...targetOf(admin), role: "owner" } as const;
    expect(await endOf(foyer.callerFor(admin).invitations.createMany({ target, invitees }))).toBe(
      "forbidden",
    );
    const asMember = { target: targetOf(admin), invitees };
    expect(await endOf(foyer.callerFor(member).invitations.createMany(asMember))).toBe("forbidden");
    expect(await endOf(foyer.callerFor(elsewhere).invitations.createMany(asMember))).toBe("not_found");
    expect(await pendingOf(admin)).toEqual([]);
  });

  test("1,000 addresses are taken in one call, 1,001 and an empty list are not", async () => {
    const owner = await foyer.owner();
    const { invitations } = foyer.callerFor(owner);
    const emails = addresses(1001);
    const target = targetOf(owner);
    for (const invitees of [[], asInvitees(emails)]) {
      expect(await refusalOf(invitations.createMany({ target, invitees }))).toMatchObject({
        reason: "invalid_input",
      });
    }
    const { created } = await invitations.createMany({ target, invitees: asInvitees(emails.slice(1)) });
    expect(created.map(({ email }) => email)).toEqual(emails.slice(1));
  });

  test("if the queue does not take the jobs nothing is written at all", async () => {
    const owner = await foyer.owner();
    const jobs = { ...foyer.services.jobs, enqueueMany: () => Promise.reject(new Error("no queue")) };
    const { invitations } = foyer.callerFor(owner, { services: { jobs } });
    const invitees = asInvitees(addresses(3));
    await expect(invitations.createMany({ target: targetOf(owner), invitees })).rejects.toThrow("no queue");
    expect(await pendingOf(owner)).toEqual([]);
    expect(
      await foyer.sql`SELECT 1 FROM audit_entries WHERE organization_id = ${owner.organizationId}`,
    ).toEqual([]);
  });
});

describe("many at once by several at once", () => {
  test("of eight overlapping calls each address is invited by one, and nobody has to start anew, though what is over was not swept", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const emails = addresses(120);
    await foyer.callerFor(owner).invitations.createMany({
      target: targetOf(owner),
      invitees: asInvitees(emails.slice(0, 60)),
    });
    await foyer.sql`
      UPDATE invitations SET expires_at = now() - random() * interval '1 hour'
      WHERE organization_id = ${organizationId}`;
    const { invitations, attempts } = counting(owner);

    const results = await Promise.all(
      Array.from({ length: 8 }, (_, call) => {
        const turned = [...emails.slice(call * 15), ...emails.slice(0, call * 15)];
        const invitees = asInvitees(call % 2 === 0 ? turned : turned.toReversed());
        return invitations.createMany({ target: targetOf(owner), invitees });
      }),
    );

    expect(results.flatMap(({ created }) => created.map(({ email }) => email)).toSorted()).toEqual(
      emails.toSorted(),
    );
    expect(results.flatMap(({ rejected }) => rejected)).toHaveLength(7 * emails.length);
    expect(new Set(results.flatMap(({ rejected }) => rejected.map(({ reason }) => reason)))).toEqual(
      new Set(["already_invited"]),
    );
    expect(await pendingOf(owner)).toEqual(emails.toSorted());
    expect(attempts()).toBe(8);
  });

  test("two that go through the same addresses from both ends do not wait for each other", async () => {
    const owner = await foyer.owner();
    const [first, middle, last] = [`a.${foyer.address()}`, `m.${foyer.address()}`, `z.${foyer.address()}`];
    const held = await foyer.invitation({ by: owner, email: middle });
    const { invitations, attempts } = counting(owner);
    const invite = (emails: readonly string[]) => () =>
      invitations.createMany({ target: targetOf(owner), invitees: asInvitees(emails) });
    // Both stop in the middle, each with what it has of its end.
    const ends = await foyer.raceBehind(
      { text: "UPDATE invitations SET status = 'cancelled' WHERE id = $1", values: [held.id] },
      [invite([first, middle, last]), invite([last, middle, first])],
      { inTurn: true },
    );
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect(await pendingOf(owner)).toEqual([first, middle, last].toSorted());
    expect(attempts()).toBe(2);
  });

  test("somebody who comes in while they are invited again is a member then, and nothing is left of that", async () => {
    const owner = await foyer.owner();
    const invitee = await foyer.stranger();
    const invitation = await foyer.invitation({ by: owner, email: invitee.email });
    const other = foyer.address();
    const accept = () => foyer.callerFor(invitee).invitations.accept({ token: foyer.linkOf(invitation.id) });
    const invite = () =>
      foyer.callerFor(owner).invitations.createMany({
        target: targetOf(owner),
        invitees: asInvitees([invitee.email, other]),
      });

    // Held at the inviter's place, the answer has claimed the invitation and is not done yet.
    const [place] = await foyer.sql<{ id: string }>`
      SELECT id FROM memberships WHERE user_id = ${owner.userId}`;
    const [, second] = await foyer.race(
      { table: "memberships", id: place?.id ?? "" },
      [accept, invite].map((call) => (): Promise<unknown> => call()),
      { inTurn: true },
    );

    expect(second).toMatchObject({
      status: "fulfilled",
      value: {
        created: [{ email: other }],
        rejected: [{ email: invitee.email, reason: "already_member" }],
      },
    });
    expect(await foyer.sql`SELECT status::text FROM invitations WHERE email = ${invitee.email}`).toEqual([
      { status: "accepted" },
    ]);
    expect(
      await foyer.sql`
        SELECT count(*)::int AS rows FROM audit_entries
        WHERE subject_label = ${invitee.email} AND act = 'invitation.created'`,
    ).toEqual([{ rows: 1 }]);
  });

  test("an invitation that is cancelled in that moment makes room for the new one", async () => {
    const owner = await foyer.owner();
    const invitation = await foyer.invitation({ by: owner });
    const { invitations } = foyer.callerFor(owner);
    const [end] = await foyer.raceBehind(
      { text: "UPDATE invitations SET status = 'cancelled' WHERE id = $1", values: [invitation.id] },
      [() => invitations.createMany({ target: targetOf(owner), invitees: [{ email: invitation.email }] })],
    );
    expect(end).toMatchObject({
      status: "fulfilled",
      value: { created: [{ email: invitation.email }], rejected: [] },
    });
  });
});

/** Somebody's calls, and how many transactions they began: a deadlock would have started one again. */
function counting(person: Person) {
  const { database } = foyer.services;
  let begun = 0;
  const counted: typeof database = {
    ...database,
    transaction: (work) =>
      database.transaction((tx) => {
        begun += 1;
        return work(tx);
      }),
  };
  const { invitations } = foyer.callerFor(person, { services: { database: counted } });
  return { invitations, attempts: () => begun };
}

async function pendingOf({ organizationId }: Pick<Person, "organizationId">): Promise<string[]> {
  const rows = await foyer.sql<{ email: string }>`
    SELECT email::text FROM invitations
    WHERE organization_id = ${organizationId} AND status = 'pending' AND expires_at > now()`;
  return rows.map(({ email }) => email).toSorted();
}
