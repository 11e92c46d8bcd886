import type { ExportedFile } from "@foyer/contract/audit";
import type { ExportPeople, Person } from "@foyer/contract/people";
import type { Context } from "../context.ts";
import { type Columns, exportList } from "../exports/export-list.ts";
import { listPeople } from "./list-people.ts";

/** Whom `listPeople` tells of, as a CSV file. @throws Failure as `listPeople`, `exportList` */
export function exportPeople(ctx: Context, input: ExportPeople): Promise<ExportedFile> {
  return exportList(ctx, { name: "people", columns, list: (page) => listPeople(ctx, { ...input, ...page }) });
}

const columns: Columns<Person> = {
  name: ({ name }) => name,
  email: ({ email }) => email,
  role: ({ role }) => role,
  status: ({ status }) => status,
  "second factor": ({ mfaEnabled }) => (mfaEnabled ? "yes" : "no"),
  joined: ({ joinedAt }) => joinedAt,
  added: ({ createdAt }) => createdAt,
  "invitation expires": ({ invitation }) => invitation?.expiresAt ?? null,
};
