import { z } from "zod";
import { invitationKind, invitationPlace } from "./doors.ts";
import { createInvitation } from "./invitations.ts";
import { id, line, pageInput, pageOf, time } from "./values.ts";

/** What a file may have at most. */
export const mostImportBytes = 10_000_000;
export const mostImportRows = 50_000;

/** How the bytes of a file are read as text. */
export const fileEncoding = z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]);
export type FileEncoding = z.infer<typeof fileEncoding>;

export const delimiter = z.enum([",", ";", "\t", "|"]);
export type Delimiter = z.infer<typeof delimiter>;

const column = z.number().int().min(0).max(999);

/** In which columns what stands, the first being 0. */
export const columnMapping = z.strictObject({
  email: column,
  fullName: column.optional(),
  firstName: column.optional(),
  lastName: column.optional(),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

const fileFields = {
  target: createInvitation.shape.target,
  csv: z.string().optional().describe("the file as text, at most 10 MB; or `file`"),
  file: z
    .base64()
    .optional()
    .describe("the file's bytes, at most 10 MB, base64, in whatever encoding; or `csv`"),
  encoding: fileEncoding.optional().describe("default: found out"),
  delimiter: delimiter.optional().describe("default: found out"),
  hasHeader: z.boolean().optional().describe("whether the first row names the columns; default: found out"),
  mapping: columnMapping
    .optional()
    .describe("default: as for the organization's last file with these very columns, or found out"),
};
const oneFile = {
  check: ({ csv, file }: { readonly csv?: string | undefined; readonly file?: string | undefined }) =>
    (csv === undefined) !== (file === undefined),
  told: { path: ["csv"], error: "Give either the text or the bytes of one file." },
};

export const previewImport = z.strictObject(fileFields).refine(oneFile.check, oneFile.told);
export type PreviewImport = z.infer<typeof previewImport>;

export const startImport = createInvitation
  .omit({ email: true, fullName: true, target: true })
  .extend({ ...fileFields, fileName: line(200).optional() })
  .refine(oneFile.check, oneFile.told);
export type StartImport = z.infer<typeof startImport>;

/**
 * What becomes of a row. `new`: it is invited. `refused`: it may not be written to, such as an address that wants no more
 * invitations.
 */
export const importOutcome = z.enum([
  "new",
  "already_invited",
  "already_member",
  "invalid",
  "duplicate_in_file",
  "refused",
]);
export type ImportOutcome = z.infer<typeof importOutcome>;

export const importRow = z.object({
  line: z.number().int().describe("where the row begins in the file, the first line being 1"),
  email: z.string().describe("as it is in the file where it is no address"),
  fullName: z.string().nullable(),
  outcome: importOutcome,
  message: z.string().nullable().describe("what is wrong, in a sentence; null: nothing"),
});
export type ImportRow = z.infer<typeof importRow>;

const count = z.number().int();
export const importCounts = z.object({
  total: count,
  new: count,
  already_invited: count,
  already_member: count,
  invalid: count,
  duplicate_in_file: count,
  refused: count,
});
export type ImportCounts = z.infer<typeof importCounts>;

/** Every row's fate, before anything happens. */
export const importPreview = z.object({
  rows: z.array(importRow),
  counts: importCounts,
  encoding: fileEncoding,
  delimiter,
  hasHeader: z.boolean(),
  columns: z
    .array(z.object({ name: z.string(), samples: z.array(z.string()).describe("at most 3") }))
    .describe("of the file, in its order"),
  mapping: columnMapping.nullable().describe("null: no column has addresses, so that nothing can be invited"),
  mappedBy: z.enum(["caller", "memory", "guess"]),
});
export type ImportPreview = z.infer<typeof importPreview>;

/**
 * `running`: its rows are being invited. `cancelling`: what it has made is being taken back. Both go on by themselves, also
 * after a restart.
 */
export const importStatus = z.enum(["running", "done", "cancelling", "cancelled"]);
export type ImportStatus = z.infer<typeof importStatus>;

/** A file that was imported, and how far it is. */
export const importRun = z.object({
  id,
  organizationId: id,
  kind: invitationKind,
  space: invitationPlace.space,
  event: invitationPlace.event,
  fileName: z.string().nullable(),
  status: importStatus,
  importedBy: z.object({ id, name: z.string() }).nullable(),
  createdAt: time,
  finishedAt: time.nullable(),
  sends: z.boolean().describe("whether its invitations are sent by e-mail"),
  counts: importCounts.describe("of rows, as far as is known: who is `new` is settled when their turn comes"),
  done: count.describe("rows whose turn has been"),
  created: count.describe("invitations that it has made"),
  delivered: count.describe("of these, those of which a message was handed over"),
  pending: count.describe("of these, those that wait for an answer"),
  accepted: count,
});
export type ImportRun = z.infer<typeof importRun>;

export const startedImport = importPreview.extend({ import: importRun });
export type StartedImport = z.infer<typeof startedImport>;

export const listImports = z.strictObject({
  organizationId: id,
  spaceId: id.optional(),
  eventId: id.optional(),
  ...pageInput,
});
export type ListImports = z.infer<typeof listImports>;
export const importPage = pageOf(importRun);
export type ImportPage = z.infer<typeof importPage>;

export const byImport = z.strictObject({ importId: id });
export type ByImport = z.infer<typeof byImport>;

const rowFilters = {
  importId: id,
  outcome: importOutcome.optional(),
  failed: z.boolean().optional().describe("true: only those that were not invited"),
};
export const listImportRows = z.strictObject({ ...rowFilters, ...pageInput });
export type ListImportRows = z.infer<typeof listImportRows>;
export const importedRow = importRow.extend({
  invitationId: id.nullable().describe("null: not made, or not yet"),
});
export type ImportedRow = z.infer<typeof importedRow>;
export const importRowPage = pageOf(importedRow);
export type ImportRowPage = z.infer<typeof importRowPage>;

export const exportImportRows = z.strictObject(rowFilters);
export type ExportImportRows = z.infer<typeof exportImportRows>;
