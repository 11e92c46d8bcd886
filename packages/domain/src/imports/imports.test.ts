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
