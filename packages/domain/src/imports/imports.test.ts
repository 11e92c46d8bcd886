import type { ImportOutcome } from "@foyer/contract/imports";
import type { Person } from "@foyer/testing/factories";
import { refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { runImport } from "./run-import.ts";

const foyer = testFoyer({ connections: 20 });

const to = ({ organizationId }: Pick<Person, "organizationId">) =>
  ({ kind: "organization", organizationId, role: "member" }) as const;

const addresses = (count: number) => Array.from({ length: count }, () => foyer.address());
const fileOf = (emails: readonly string[]) => ["email", ...emails].join("\r\n");

/** How many invitations an address has, and how many messages wait for it. */
const madeBy = (importId: string) => foyer.sql<{ invitations: number; emails: number; messages: number }>`
  SELECT count(DISTINCT i.id)::int AS invitations, count(DISTINCT i.email)::int AS emails, count(d.id)::int AS messages
  FROM invitations i LEFT JOIN deliveries d ON d.invitation_id = i.id WHERE i.import_id = ${importId}::uuid`;

describe("a file of people to invite", () => {
  test("every row's outcome is told before anything happens, with a sentence, and then happens [S3.9]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { invitations, mail } = foyer.callerFor(owner);
    const member = await foyer.member({ organizationId });
    const pending = await foyer.invitation({ by: owner });
    const unwilling = foyer.address();
    await mail.suppressions.add({ organizationId, email: unwilling });
    const [one = "", two = ""] = addresses(2);
    const csv = [
      "Name;E-Mail",
      `"Lovelace, Ada";${one.toUpperCase()}`,
      `=1+1;${two}`,
      `;${member.email}`,
      `Grace;${pending.email}`,
      "",
      `Again;Ada <${one}>`,
      "Nobody;",
      "Somebody;nobody@nowhere",
      `Unwilling;${unwilling}`,
    ].join("\n");
    const expected: [number, string, string | null, ImportOutcome][] = [
      [2, one, "Ada Lovelace", "new"],
      [3, two, "=1+1", "new"],
      [4, member.email, null, "already_member"],
      [5, pending.email, "Grace", "already_invited"],
      [7, one, "Again", "duplicate_in_file"],
      [8, "", "Nobody", "invalid"],
      [9, "nobody@nowhere", "Somebody", "invalid"],
      [10, unwilling, "Unwilling", "refused"],
    ];
    const counts = {
      total: 8,
      new: 2,
      already_invited: 1,
      already_member: 1,
      invalid: 2,
      duplicate_in_file: 1,
      refused: 1,
    };

    const preview = await invitations.previewImport({ target: to(owner), csv });
    expect(preview).toMatchObject({
      counts,
      encoding: "utf-8",
      delimiter: ";",
      hasHeader: true,
      mapping: { email: 1, fullName: 0 },
      mappedBy: "guess",
    });
    expect(
      preview.rows.map(({ line, email, fullName, outcome }) => [line, email, fullName, outcome]),
    ).toEqual(expected);
    expect(preview.rows.filter(({ message }) => message === null).map(({ line }) => line)).toEqual([2, 3]);
    expect(await foyer.sql`SELECT 1 FROM imports WHERE organization_id = ${organizationId}`).toEqual([]);

    const started = await invitations.import({ target: to(owner), csv, fileName: "guests.csv" });
    expect({ ...started, import: null }).toEqual({ ...preview, import: null });
    const run = started.import;
    expect(run).toMatchObject({
      status: "done",
      fileName: "guests.csv",
      kind: "organization",
      importedBy: { id: owner.userId, name: owner.name },
      counts,
      done: 8,
      created: 2,
      pending: 2,
      delivered: 0,
      accepted: 0,
    });
    expect(await invitations.imports.get({ importId: run.id })).toEqual(run);
    expect(await invitations.imports.list({ organizationId })).toEqual({ items: [run], nextCursor: null });
    const first = await invitations.imports.rows({ importId: run.id, limit: 3 });
    const rest = await invitations.imports.rows({
      importId: run.id,
      cursor: first.nextCursor ?? "",
      limit: 100,
    });
    expect([...first.items, ...rest.items].map(({ line, outcome }) => [line, outcome])).toEqual(
      expected.map(([line, , , outcome]) => [line, outcome]),
    );
    const { items } = await invitations.list({ organizationId, importId: run.id });
    expect(items.map(({ id }) => id).toSorted()).toEqual(
      first.items.flatMap(({ invitationId }) => invitationId ?? []).toSorted(),
    );
    expect(items.map(({ fullName }) => fullName).toSorted()).toEqual(["=1+1", "Ada Lovelace"]);
  });
});

describe("each row has its turn once", () => {
  test("though the worker dies in the middle and several are at it; and the same file again brings nobody [S3.9]", async () => {
    const owner = await foyer.owner();
    const { invitations } = foyer.callerFor(owner);
    const emails = addresses(1_150);
    const csv = fileOf(emails);
    const { import: started } = await invitations.import({ target: to(owner), csv });
    expect(started).toMatchObject({ status: "running", done: 500, created: 500, pending: 500 });

    const { jobs } = foyer.services;
    const dying = { ...jobs, enqueueMany: () => Promise.reject(new Error("killed")) };
    await expect(runImport({ ...foyer.services, jobs: dying }, started.id)).rejects.toThrow("killed");
    expect(await madeBy(started.id)).toEqual([{ invitations: 500, emails: 500, messages: 500 }]);
    expect(await invitations.imports.get({ importId: started.id })).toMatchObject({ done: 500 });

    await Promise.all([1, 2, 3].map(() => runImport(foyer.services, started.id)));
    await runImport(foyer.services, started.id);
    expect(await madeBy(started.id)).toEqual([{ invitations: 1_150, emails: 1_150, messages: 1_150 }]);
    const run = await invitations.imports.get({ importId: started.id });
    expect(run).toMatchObject({ status: "done", done: 1_150, created: 1_150, pending: 1_150 });
    expect(
      await foyer.sql`
        SELECT count(*)::int FROM import_rows r JOIN invitations i ON i.id = r.invitation_id AND i.email::text = r.email
        WHERE r.import_id = ${run.id}::uuid`,
    ).toEqual([{ count: 1_150 }]);

    const again = await invitations.import({ target: to(owner), csv });
    expect(again).toMatchObject({ counts: { already_invited: 1_150 }, mappedBy: "memory" });
    expect(again.import).toMatchObject({ status: "done", done: 1_150, created: 0 });
  });

  test("and is refused where its importer may not invite any more, who is told so", async () => {
    const owner = await foyer.owner();
    const admin = await foyer.admin({ organizationId: owner.organizationId });
    const { import: started } = await foyer
      .callerFor(admin)
      .invitations.import({ target: to(owner), csv: fileOf(addresses(502)) });
    await foyer.sql`UPDATE memberships SET role = 'member' WHERE user_id = ${admin.userId}::uuid`;
    await runImport(foyer.services, started.id);
    const { imports } = foyer.callerFor(owner).invitations;
    expect(await imports.get({ importId: started.id })).toMatchObject({
      status: "done",
      done: 502,
      created: 500,
      counts: { new: 500, refused: 2 },
    });
    const { items } = await imports.rows({ importId: started.id, failed: true, limit: 50 });
    expect(items).toMatchObject([
      { outcome: "refused", message: expect.stringContaining("may not invite people there any more") },
      { outcome: "refused" },
    ]);
    const { csv } = await imports.exportRows({ importId: started.id, failed: true });
    expect(csv.split("\r\n")).toHaveLength(3);
  });
});

describe("a file that is taken back", () => {
  test("takes all along that waits for an answer, and nothing that was accepted; the rest is invited no more [S0.8]", async () => {
    const owner = await foyer.owner();
    const { invitations } = foyer.callerFor(owner);
    const { import: started } = await invitations.import({
      target: to(owner),
      csv: fileOf(addresses(700)),
    });
    await foyer.sql`
      UPDATE invitations SET status = 'accepted', responded_at = now() WHERE id = (
        SELECT min(id::text)::uuid FROM invitations WHERE import_id = ${started.id}::uuid)`;
    await invitations.imports.cancel({ importId: started.id });
    await Promise.all([1, 2].map(() => runImport(foyer.services, started.id)));
    expect(await invitations.imports.get({ importId: started.id })).toMatchObject({
      status: "cancelled",
      done: 700,
      created: 500,
      pending: 0,
      accepted: 1,
      counts: { new: 500, refused: 200 },
    });
    expect(
      await foyer.sql`
        SELECT act, actor_id, count(*)::int FROM audit_entries
        WHERE organization_id = ${owner.organizationId}::uuid AND act <> 'invitation.created' GROUP BY 1, 2 ORDER BY 1`,
    ).toEqual([
      { act: "import.cancelled", actor_id: owner.userId, count: 1 },
      { act: "import.started", actor_id: owner.userId, count: 1 },
      { act: "invitation.cancelled", actor_id: owner.userId, count: 499 },
    ]);
    const again = await invitations.imports.cancel({ importId: started.id });
    expect(again.status).toBe("cancelled");
  });

  test("within ten seconds sends nobody anything", async () => {
    const owner = await foyer.owner();
    const { invitations } = foyer.callerFor(owner);
    const csv = fileOf(addresses(3));
    const { import: run } = await invitations.import({ target: to(owner), csv, sendAfterSeconds: 10 });
    expect(
      await foyer.sql`
        SELECT count(*)::int FROM pgboss.job j JOIN deliveries d ON d.id = j.id JOIN invitations i ON i.id = d.invitation_id
        WHERE i.import_id = ${run.id}::uuid AND j.start_after > now() + interval '3 seconds'`,
    ).toEqual([{ count: 3 }]);
    expect(await invitations.imports.cancel({ importId: run.id })).toMatchObject({
      status: "cancelled",
      pending: 0,
    });
  });
});

describe("who imports", () => {
  test("is whoever may invite there, in a role that is theirs to give; nobody else sees it", async () => {
    const { custodian, spaceId, organizationId } = await foyer.space();
    const target = { kind: "space", spaceId, role: "viewer" } as const;
    const csv = fileOf(addresses(1));
    const { invitations } = foyer.callerFor(custodian);
    const { import: run } = await invitations.import({ target, csv });
    expect(run).toMatchObject({ kind: "space", space: { id: spaceId }, created: 1 });
    expect((await invitations.imports.list({ organizationId, spaceId })).items).toEqual([run]);
    const viewer = await foyer.spaceMember(spaceId, "viewer");
    for (const [account, reason] of [
      [viewer, "forbidden"],
      [await foyer.member({ organizationId }), "not_found"],
      [await foyer.owner(), "not_found"],
    ] as const) {
      const { invitations: theirs } = foyer.callerFor(account);
      expect((await refusalOf(theirs.import({ target, csv }))).reason).toBe(reason);
      expect((await refusalOf(theirs.imports.get({ importId: run.id }))).reason).toBe(reason);
      expect((await refusalOf(theirs.imports.cancel({ importId: run.id }))).reason).toBe(reason);
    }
    const owner = await foyer.owner({ organizationId });
    await foyer.callerFor(owner).spaces.remove({ spaceId });
    expect((await refusalOf(foyer.callerFor(owner).invitations.import({ target, csv }))).reason).toBe(
      "not_found",
    );
  });

  test("is refused a file in which nobody can be found", async () => {
    const owner = await foyer.owner();
    const { invitations } = foyer.callerFor(owner);
    for (const csv of ["", "\n\n", "email\n", "a\nb"])
      expect((await refusalOf(invitations.import({ target: to(owner), csv }))).reason).toBe("invalid_input");
  });
});
