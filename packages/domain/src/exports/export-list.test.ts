import { text } from "node:stream/consumers";
import type { Person } from "@foyer/testing/factories";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import Papa from "papaparse";
import { beforeAll, describe, expect, test } from "vitest";
import { exportAudit } from "../audit/export-audit.ts";
import { type Context, contextOfFoyer, type FileInParts, fromNowhere } from "../context.ts";
import { exportList } from "./export-list.ts";

const foyer = testFoyer();

let owner: Person;
beforeAll(async () => {
  owner = await foyer.owner();
});

/** What somebody's call, which can take a file, is handed over. */
async function handedOver(person: Person, run: (ctx: Context) => Promise<unknown>): Promise<FileInParts> {
  const cookie = await foyer.services.sessions.start(person.userId, fromNowhere);
  const cookies = cookie.split(";")[0];
  const caller = await foyer.services.sessions.find({ ...fromNowhere, cookies });
  const files: FileInParts[] = [];
  const visitor = { ...fromNowhere, cookies };
  await run({
    ...contextOfFoyer(foyer.services),
    visitor,
    caller,
    sendFile: (file) => void files.push(file),
  });
  const [file] = files;
  if (!file) throw new Error("Nothing was handed over.");
  return file;
}

/** An export of so many numbers, and how many pages of them were asked for. */
function numbers({ pages, failsAt = Number.POSITIVE_INFINITY }: { pages: number; failsAt?: number }) {
  const asked: number[] = [];
  const list = async ({ limit, cursor }: { readonly limit: number; readonly cursor?: string }) => {
    const page = Number(cursor ?? 0);
    asked.push(page);
    if (page === failsAt) throw new Error("The database went away.");
    const items = Array.from({ length: limit }, (_, place) => page * limit + place);
    return { items, nextCursor: page + 1 < pages ? String(page + 1) : null };
  };
  const columns = { number: (number: number) => number };
  return { asked, run: (ctx: Context) => exportList(ctx, { name: "numbers", columns, list }) };
}

describe("a streamed export", () => {
  test("has all 25,000 rows, each once and in the order of the list, also within one instant [S3.9]", async () => {
    const { organizationId } = owner;
    await foyer.sql`
      INSERT INTO audit_entries (id, organization_id, act, subject_kind, subject_label, at)
      SELECT gen_random_uuid(), ${organizationId}, 'organization.updated', 'organization', 'number ' || n,
        now() - make_interval(secs => n / 300) FROM generate_series(1, 25000) n`;
    await foyer.sql`ANALYZE audit_entries`;
    const { content, filename, type } = await handedOver(owner, (ctx) =>
      exportAudit(ctx, { organizationId, act: "organization.updated" }),
    );
    expect([filename, type]).toEqual([
      expect.stringMatching(/^audit-\d{4}-\d\d-\d\d\.csv$/),
      "text/csv; charset=utf-8",
    ]);
    const csv = await text(content.setEncoding("utf8"));
    const expected = await foyer.sql<{ label: string }>`
      SELECT subject_label AS label FROM audit_entries WHERE organization_id = ${organizationId}
      ORDER BY at DESC, id DESC`;
    const [, ...rows] = Papa.parse<string[]>(csv).data;
    expect(rows).toHaveLength(25_000);
    expect(rows.map(([, , , subject]) => subject)).toEqual(expected.map(({ label }) => label));
  });

  test("begins with a byte order mark, for spreadsheets, and its rows with no blank line between pages", async () => {
    const { content } = await handedOver(owner, numbers({ pages: 3 }).run);
    const parts: string[] = await content.toArray();
    const csv = parts.join("");
    expect(csv.slice(0, 9)).toBe("\uFEFFnumber\r\n");
    expect(csv.split("\r\n").slice(1)).toEqual(Array.from({ length: 3_000 }, (_, place) => String(place)));
  });

  test("reads no further ahead than two pages, however many there are: memory stays flat", async () => {
    const { asked, run } = numbers({ pages: 1_000 });
    const { content } = await handedOver(owner, run);
    const reader = content[Symbol.asyncIterator]();
    for (let part = 0; part < 20; part++) {
      await reader.next();
      expect(asked.length).toBeLessThanOrEqual(part + 3);
    }
    content.destroy();
  });

  test("stops reading when whoever asked has left", async () => {
    const { asked, run } = numbers({ pages: 1_000 });
    const { content } = await handedOver(owner, run);
    for await (const _ of content) if (asked.length > 5) break;
    expect(content.destroyed).toBe(true);
    // A page that was asked for by then is over.
    if (!content.closed) await new Promise((over) => content.once("close", over));
    const left = asked.length;
    expect(left).toBeLessThan(9);
    await foyer.services.database.ping();
    expect(asked.length).toBe(left);
  });

  test("that fails on the way ends as a failure, and never as a file that looks complete", async () => {
    const { content } = await handedOver(owner, numbers({ pages: 9, failsAt: 4 }).run);
    await expect(content.toArray()).rejects.toThrow("The database went away.");
  });

  test.each<[string, string, (userId: string) => Promise<unknown>]>([
    [
      "session",
      "unauthenticated",
      (userId) => foyer.sql`DELETE FROM sessions WHERE user_id = ${userId}::uuid`,
    ],
    [
      "role",
      "forbidden",
      (userId) => foyer.sql`UPDATE memberships SET role = 'member' WHERE user_id = ${userId}::uuid`,
    ],
  ])("ends with the %s by which it began, however slowly it is read", async (_, reason, take) => {
    const admin = await foyer.admin();
    const { asked, run } = numbers({ pages: 1_000 });
    const { content } = await handedOver(admin, run);
    const reader = content[Symbol.asyncIterator]();
    await reader.next();
    await take(admin.userId);
    const read = asked.length;
    await expect(content.toArray()).rejects.toMatchObject({ reason });
    expect(asked.length).toBeLessThanOrEqual(read + 1);
  });

  test("that fails at once is refused, and nothing is handed over", async () => {
    const run = handedOver(owner, numbers({ pages: 9, failsAt: 0 }).run);
    await expect(run).rejects.toThrow("The database went away.");
  });
});

test("one admin who starts many exports is slowed down, and goes on when one has ended, whichever way", async () => {
  const person = await foyer.owner();
  const begin = () => handedOver(person, numbers({ pages: 5, failsAt: 4 }).run);
  const [first, second, third] = [await begin(), await begin(), await begin()];
  await expect(begin()).rejects.toMatchObject({
    reason: "rate_limited",
    details: { retryAfterSeconds: expect.any(Number) },
  });
  // Also where the answer is no stream, and nobody else.
  const { organizationId } = person;
  expect(await endOf(foyer.callerFor(person).people.export({ organizationId }))).toBe("rate_limited");
  expect(await endOf(foyer.callerFor(owner).people.export({ organizationId: owner.organizationId }))).toBe(
    "done",
  );

  const ended = Promise.withResolvers<void>();
  first.content.once("close", ended.resolve);
  await expect(first.content.toArray()).rejects.toThrow("went away");
  await ended.promise;
  (await begin()).content.destroy();
  for (const { content } of [second, third]) content.destroy();
  await expect.poll(() => endOf(foyer.callerFor(person).people.export({ organizationId }))).toBe("done");
  for (let count = 0; count < 5; count++)
    expect(await endOf(foyer.callerFor(person).people.export({ organizationId: owner.organizationId }))).toBe(
      "not_found",
    );
  expect(await endOf(foyer.callerFor(person).people.export({ organizationId }))).toBe("done");
});

describe("every export", () => {
  const formula = "=SUM(A1:A9)";

  test("takes what somebody else wrote for text: no cell begins a formula [S3.9, S3.13]", async () => {
    const host = await foyer.owner();
    const { organizationId } = host;
    const { invitations, people, audit, mail, events } = foyer.callerFor(host);
    const { eventId } = await foyer.event({ by: host, name: formula });
    await foyer.space({ by: host, name: formula });
    const { id } = await foyer.eventInvitation({ by: host, eventId, fullName: formula });
    await foyer
      .callerFor(null)
      .invitations.accept({ token: foyer.linkOf(id), fullName: formula, phone: "+1" });
    await foyer.failedDelivery({ by: host });
    await foyer.sql`UPDATE users SET name = ${formula} WHERE id = ${host.userId}`;
    await foyer.sql`UPDATE deliveries SET detail = ${formula} WHERE organization_id = ${organizationId}`;
    await foyer.sql`UPDATE invitations SET note = ${formula}, message = '@SUM(A1)' WHERE organization_id = ${organizationId}`;
    const csv = `email,name\n${foyer.address()},${formula}\n=cmd,-x`;
    const target = { kind: "event", eventId } as const;
    const { import: imported } = await invitations.import({ target, csv });

    const files = await Promise.all([
      invitations.export({ organizationId }),
      people.export({ organizationId }),
      audit.export({ organizationId }),
    ]);
    files.push(
      await mail.deliveries.export({ organizationId }),
      await events.attendees.export({ eventId }),
      await invitations.imports.exportRows({ importId: imported.id }),
      await invitations.exportComparison({ organizationId, by: "event" }),
    );
    for (const file of files) {
      const [, ...rows] = Papa.parse<string[]>(file.csv).data;
      expect([file.filename, rows.flat().some((cell) => cell.startsWith("'="))]).toEqual([
        file.filename,
        true,
      ]);
      expect(rows.flat().filter((cell) => /^\s*[=+\-@\t\r＝＋－＠]/u.test(cell))).toEqual([]);
    }
  });

  test("shows whoever has one space in their care its invitations alone, and nobody's notes and addresses", async () => {
    const host = await foyer.owner();
    const { organizationId } = host;
    const { spaceId } = await foyer.space({ by: host });
    const guest = await foyer.spaceMember(spaceId, "custodian");
    const mine = await foyer.spaceInvitation({ by: host, spaceId });
    await foyer.invitation({ by: host });
    await foyer.sql`UPDATE invitations SET note = 'secret', metadata = '{"a": "secret"}', inviter_ip = '192.0.2.9'
      WHERE organization_id = ${organizationId}`;
    const rowsFor = async (person: Person) => {
      const { csv } = await foyer.callerFor(person).invitations.export({ organizationId, spaceId });
      return Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
    };
    const nothing = { note: "", metadata: "", "invited from": "" };
    expect(await rowsFor(guest)).toMatchObject([{ id: mine.id, email: mine.email, ...nothing }]);
    expect(await rowsFor(host)).toMatchObject([{ id: mine.id, note: "secret", "invited from": "192.0.2.9" }]);
    expect(await endOf(foyer.callerFor(guest).invitations.export({ organizationId }))).toBe("forbidden");
  });
});
