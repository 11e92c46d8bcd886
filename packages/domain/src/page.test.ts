import { randomUUID } from "node:crypto";
import { refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { containing, pageOf, positionOf } from "./page.ts";

const foyer = testFoyer();

type Page = { readonly items: readonly unknown[]; readonly nextCursor: string | null };

/** Turns every page of a list. */
async function allPages<Item>(
  read: (cursor: string | undefined) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[][]> {
  const pages: Item[][] = [];
  let cursor: string | undefined;
  do {
    const page: Page & { items: Item[] } = await read(cursor);
    pages.push(page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return pages;
}

describe("every list has each row once, the newest first, though many were made in the same instant", () => {
  let caller: ReturnType<typeof foyer.callerFor>;
  let organizationId: string;
  const count = 23;
  const limit = 5;

  beforeAll(async () => {
    const owner = await foyer.owner();
    organizationId = owner.organizationId;
    caller = foyer.callerFor(owner);
    for (let number = 1; number < count; number++) {
      await foyer.invitation({ by: owner });
      await foyer.member({ organizationId });
    }
    await foyer.invitation({ by: owner });
    for (let number = 1; number < count; number++) {
      const other = await foyer.organization();
      await foyer.sql`
        INSERT INTO memberships (id, organization_id, user_id, role, active, joined_at)
        VALUES (gen_random_uuid(), ${other}, ${owner.userId}, 'member', true, now())`;
    }
    // Three instants for all of them.
    await foyer.sql`UPDATE invitations SET created_at = date_trunc('day', now()) - (ascii(id::text) % 3) * interval '1 ms'`;
    await foyer.sql`UPDATE memberships SET created_at = date_trunc('day', now()) - (ascii(id::text) % 3) * interval '1 ms'`;
  });

  const lists = {
    "invitations.list": async (cursor?: string) => {
      const page = await caller.invitations.list({ organizationId, limit, ...(cursor && { cursor }) });
      return { ...page, items: page.items.map(({ id }) => id) };
    },
    "people.list": async (cursor?: string) => {
      const page = await caller.people.list({ organizationId, limit, ...(cursor && { cursor }) });
      return { ...page, items: page.items.map(({ userId }) => userId) };
    },
    "organizations.list": async (cursor?: string) => {
      const page = await caller.organizations.list({ limit, ...(cursor && { cursor }) });
      return { ...page, items: page.items.map(({ id }) => id) };
    },
    "audit.list": async (cursor?: string) => {
      const page = await caller.audit.list({ organizationId, limit, ...(cursor && { cursor }) });
      return { ...page, items: page.items.map(({ id }) => id) };
    },
  };

  test.each(Object.entries(lists))("%s", async (_, read) => {
    const pages = await allPages(read);
    expect(pages.map((page) => page.length)).toEqual([5, 5, 5, 5, 3]);
    expect(new Set(pages.flat()).size).toBe(count);
  });

  test("a list that ends exactly with a page has no further one", async () => {
    const { items, nextCursor } = await caller.invitations.list({ organizationId, limit: count });
    expect(items).toHaveLength(count);
    expect(nextCursor).toBeNull();
  });

  test("rows that come while somebody turns the pages shift nothing", async () => {
    const first = await lists["invitations.list"]();
    const { id } = await foyer.invitation();
    await foyer.sql`UPDATE invitations SET organization_id = ${organizationId} WHERE id = ${id}`;
    const second = await lists["invitations.list"](first.nextCursor ?? undefined);
    expect(second.items).not.toContain(id);
    expect(first.items.filter((each) => second.items.includes(each))).toEqual([]);
    await foyer.sql`UPDATE invitations SET organization_id = (SELECT id FROM organizations WHERE id <> ${organizationId} LIMIT 1)
      WHERE id = ${id}`;
  });

  test("orders by time, the newest first", async () => {
    const items = (
      await allPages(async (cursor) =>
        caller.audit.list({ organizationId, limit, ...(cursor && { cursor }) }),
      )
    ).flat();
    const times = items.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
  });
});

describe("a cursor", () => {
  test("that is none is refused", async () => {
    const owner = await foyer.owner();
    const { invitations } = foyer.callerFor(owner);
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    for (const cursor of [
      "",
      "?",
      "null",
      "\0",
      encode(null),
      encode([]),
      encode({}),
      encode({ at: "yesterday", id: randomUUID() }),
      encode({ at: "2026-05-01T12:00:00.000Z", id: "' OR 1=1 --" }),
      encode({ at: "0000-01-01T00:00:00.000Z", id: randomUUID() }),
      "x".repeat(501),
    ]) {
      expect(
        await refusalOf(invitations.list({ organizationId: owner.organizationId, cursor })),
        JSON.stringify(cursor),
      ).toMatchObject({ reason: "invalid_input", issues: [{ path: "cursor" }] });
    }
  });

  test("reads back as the position of the last row of its page", () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.date({ min: new Date("1970-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
        (id, at) => {
          const page = pageOf(
            [{ id, at }, null],
            1,
            (row) => row,
            (row) => row ?? { id: "", at },
          );
          expect(positionOf(page.nextCursor ?? undefined)).toEqual({ id, at });
        },
      ),
    );
  });
});

test("what somebody searches for is found as it stands, its wildcards too", async () => {
  const owner = await foyer.owner();
  const { organizationId } = owner;
  const target = { kind: "organization", organizationId, role: "member" } as const;
  const names = [
    "100% sure",
    "100 per cent",
    "snake_case",
    "snakeXcase",
    "back\\slash",
    "O'Hara; DROP TABLE users",
  ];
  const host = foyer.callerFor(owner);
  for (const [number, fullName] of names.entries()) {
    const email = `search.${number}@example.com`;
    await host.invitations.create({ target, email, fullName });
    await host.people.create({
      organizationId,
      email: `p.${number}@example.com`,
      name: fullName,
      role: "member",
    });
  }
  const foundBy = async (search: string) => {
    const { items } = await host.invitations.list({ organizationId, search });
    const people = await host.people.list({ organizationId, search });
    const found = items.filter(({ email }) => email.startsWith("search.")).map(({ fullName }) => fullName);
    expect(people.items.map(({ name }) => name).sort()).toEqual([...found].sort());
    return found;
  };
  expect(await foundBy("100%")).toEqual(["100% sure"]);
  expect(await foundBy("snake_case")).toEqual(["snake_case"]);
  expect(await foundBy("k\\s")).toEqual(["back\\slash"]);
  expect(await foundBy("o'hara; drop")).toEqual(["O'Hara; DROP TABLE users"]);
  expect(await foundBy("%%%")).toEqual([]);
  expect(await host.invitations.list({ organizationId, search: "SEARCH.3@" })).toMatchObject({
    items: [{ fullName: "snakeXcase" }],
  });
  expect(containing("50%_\\")).toBe("%50\\%\\_\\\\%");
});
