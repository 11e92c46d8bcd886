import type { AuditAct } from "@foyer/contract/audit";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

describe("the audit", () => {
  test("is found by act, actor, subject, name and time [S1.4]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const admin = await foyer.admin({ organizationId });
    const { audit } = foyer.callerFor(admin);
    const invited = await foyer.invitation({ by: owner, email: foyer.address() });
    const other = await foyer.invitation({ by: admin, email: foyer.address() });
    await foyer.callerFor(owner).invitations.cancel({ invitationId: invited.id });
    const found = async (filter: Omit<Parameters<typeof audit.list>[0], "organizationId">) => {
      const { items } = await audit.list({ organizationId, ...filter });
      return items.map(({ act, subject }) => [act, subject.id]);
    };
    const [cancelled, byAdmin, byOwner] = [
      ["invitation.cancelled", invited.id],
      ["invitation.created", other.id],
      ["invitation.created", invited.id],
    ];
    expect(await found({})).toEqual([cancelled, byAdmin, byOwner]);
    expect(await found({ act: "invitation.created" })).toEqual([byAdmin, byOwner]);
    expect(await found({ actorId: admin.userId })).toEqual([byAdmin]);
    expect(await found({ subjectId: invited.id })).toEqual([cancelled, byOwner]);
    expect(await found({ search: other.email.toUpperCase() })).toEqual([byAdmin]);
    expect(await found({ search: "%" })).toEqual([]);
    const [entry] = (await audit.list({ organizationId, subjectId: other.id })).items;
    expect(await found({ from: entry?.at, to: entry?.at })).toEqual([]);
    expect(await found({ from: entry?.at })).toEqual([cancelled, byAdmin]);
    expect(await found({ to: entry?.at })).toEqual([byOwner]);
    expect(await found({ from: "0000-01-01T00:00:00Z", to: "9999-12-31T23:59:59.999999999Z" })).toHaveLength(
      3,
    );
    expect(await found({ act: "person.removed" })).toEqual([]);
  });

  test("goes on page by page, with nothing twice and nothing left out, also within one instant", async () => {
    const owner = await foyer.owner();
    const { organizationId, userId } = owner;
    await foyer.sql`UPDATE memberships SET joined_at = now() - interval '1 day' WHERE user_id = ${userId}`;
    for (let number = 0; number < 12; number++)
      await entry("organization.updated", number % 2 === 0 ? organizationId : null, {
        id: userId,
        at: "-1 hour",
      });
    const { audit } = foyer.callerFor(owner);
    const all = (await audit.list({ organizationId })).items.map(({ id }) => id);
    expect(new Set(all).size).toBe(12);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await audit.list({ organizationId, limit: 5, ...(cursor && { cursor }) });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all);
  });

  test("tells of its people's accounts since they joined, and never of strangers' [S1.4, S2.1]", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const host = foyer.callerFor(owner);
    const member = await foyer.member({ organizationId });
    await foyer.sql`
      UPDATE memberships SET joined_at = now() - interval '1 hour' WHERE user_id = ${member.userId}`;
    const known = await foyer.stranger();
    await host.people.create({ organizationId, email: known.email, name: "Invited", role: "member" });
    const foreigner = await foyer.member();

    await entry("account.password_changed", null, { id: member.userId, at: "-1 minute" });
    await entry("sign_in.refused", null, { id: member.userId, at: "-2 minutes" });
    await entry("account.mfa_enabled", null, { id: member.userId, at: "-2 hours" });
    for (const { userId } of [known, foreigner, await foyer.stranger()])
      await entry("account.password_changed", null, { id: userId, at: "-1 minute" });
    await entry("sign_in.refused", null, { id: null, at: "-1 minute" });

    const accounts = async (by: typeof owner) => {
      const { items } = await foyer.callerFor(by).audit.list({ organizationId: by.organizationId });
      return items
        .filter(({ act }) => /^(?:account|sign_in)\./.test(act))
        .map(({ act, subject }) => [act, subject.id]);
    };
    expect(await accounts(owner)).toEqual([
      ["account.password_changed", member.userId],
      ["sign_in.refused", member.userId],
    ]);
    expect(await accounts(await foyer.owner({ organizationId: foreigner.organizationId }))).toEqual([]);
    expect((await host.audit.list({ organizationId, act: "account.password_changed" })).items).toHaveLength(
      1,
    );
    const { csv } = await host.audit.export({ organizationId, subjectId: foreigner.userId });
    expect(Papa.parse(csv, { header: true, skipEmptyLines: true }).data).toEqual([]);
  });

  test("is told to those who manage people alone", async () => {
    const member = await foyer.member();
    const { organizationId } = member;
    const { audit } = foyer.callerFor(member);
    expect(await endOf(audit.list({ organizationId }))).toBe("forbidden");
    expect(await endOf(audit.export({ organizationId }))).toBe("forbidden");
  });
});

describe("the audit as a file", () => {
  test("is CSV that spreadsheets take for text: no cell begins a formula [S1.4]", async () => {
    const owner = await foyer.owner();
    const { organizationId, userId } = owner;
    const labels = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "a,b", 'say "x"', "two\nlines"];
    await foyer.sql`UPDATE users SET name = '=HYPERLINK("https://example.com")' WHERE id = ${userId}`;
    for (const label of labels)
      await foyer.sql`
        INSERT INTO audit_entries (id, organization_id, act, actor_id, subject_kind, subject_id, subject_label, details, ip)
        VALUES (gen_random_uuid(), ${organizationId}, 'organization.updated', ${userId}, 'organization',
          ${organizationId}, ${label}, '{"name": "=1+1"}', '2001:db8::1')`;

    const { filename, csv, isComplete } = await foyer.callerFor(owner).audit.export({ organizationId });

    expect(filename).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/);
    expect(isComplete).toBe(true);
    const [head, ...rows] = Papa.parse<string[]>(csv).data;
    expect(head).toEqual(["time", "act", "actor", "subject", "details", "ip address"]);
    expect(rows).toHaveLength(labels.length);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/u);
    expect(rows.map(([, , , subject]) => subject?.replace(/^'/, "")).sort()).toEqual([...labels].sort());
    expect(new Set(rows.map(([, , actor]) => actor))).toEqual(
      new Set(['\'=HYPERLINK("https://example.com")']),
    );
    expect(rows[0]?.slice(4)).toEqual(['{"name":"=1+1"}', "2001:db8::1"]);
  });

  test("is the newest 10,000 rows, and says when there are more", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    await foyer.sql`
      INSERT INTO audit_entries (id, organization_id, act, subject_kind, subject_label, at)
      SELECT gen_random_uuid(), ${organizationId}, 'organization.updated', 'organization', 'number ' || n,
        now() - make_interval(secs => n) FROM generate_series(1, 10001) n`;
    const { audit } = foyer.callerFor(owner);
    const { csv, isComplete } = await audit.export({ organizationId });
    expect(isComplete).toBe(false);
    const rows = Papa.parse<string[]>(csv).data;
    expect(rows).toHaveLength(10_001);
    expect(rows.at(1)?.[3]).toBe("number 1");
    expect(rows.at(-1)?.[3]).toBe("number 10000");
    await expect(audit.export({ organizationId, search: "number 1000" })).resolves.toMatchObject({
      isComplete: true,
    });
  });
});

async function entry(
  act: AuditAct,
  organizationId: string | null,
  subject: { readonly id: string | null; readonly at: string },
) {
  await foyer.sql`
    INSERT INTO audit_entries (id, organization_id, act, subject_kind, subject_id, subject_label, at)
    VALUES (gen_random_uuid(), ${organizationId}, ${act}, 'person', ${subject.id}, 'somebody@example.com',
      now() + ${subject.at}::interval)`;
}
