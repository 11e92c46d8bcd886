import { createHash } from "node:crypto";
import { Failure, invalidInput } from "@foyer/contract/failures";
import {
  type ColumnMapping,
  type ImportPreview,
  mostImportBytes,
  mostImportRows,
  type PreviewImport,
} from "@foyer/contract/imports";
import { addressIn } from "./address-in.ts";
import { csvRows, firstRows, withLineFeeds } from "./csv-rows.ts";
import { type Decoded, decodeFile } from "./decode-file.ts";
import { guessDelimiter } from "./guess-delimiter.ts";
import { guessMapping } from "./guess-mapping.ts";
import { inTurns } from "./in-turns.ts";
import { type RowInvitee, readInvitee } from "./read-invitee.ts";

type FileInput = Pick<PreviewImport, "csv" | "file" | "encoding" | "delimiter" | "hasHeader" | "mapping">;

/** A file that was read: how, and whom its rows name. */
export type ReadFile = Pick<
  ImportPreview,
  "encoding" | "delimiter" | "hasHeader" | "columns" | "mapping" | "mappedBy"
> & {
  /** SHA-256 of the columns' names; null where they have none. */
  readonly headerHash: Buffer | null;
  readonly rows: readonly (RowInvitee & { readonly line: number })[];
};

// Enough to tell what stands in which column.
const sampled = 200;
const mostSamples = 3;

/**
 * Reads a file of people to invite, and lets everybody else have a turn meanwhile. `recall` tells how columns of these very
 * names were read the last time.
 * @throws Failure `payload_too_large` beyond 10 MB, `invalid_input` beyond 50,000 rows
 */
export async function readFile(
  input: FileInput,
  recall: (headerHash: Buffer) => Promise<ColumnMapping | null>,
): Promise<ReadFile> {
  const { text, encoding } = textOf(input);
  const delimiter = input.delimiter ?? guessDelimiter(text);
  const body = await bodyOf(text);
  const [first, ...sample] = firstRows(body, delimiter, sampled);
  const hasHeader = input.hasHeader ?? (first !== undefined && !first.some((cell) => addressIn(cell)));
  const header = hasHeader ? (first?.map((name) => name.trim()) ?? null) : null;
  if (first && !hasHeader) sample.unshift(first);
  const headerHash = header && createHash("sha256").update(JSON.stringify(header)).digest();
  const { mapping, mappedBy } = await mappingOf(input, { header, headerHash, sample, recall });
  return {
    encoding,
    delimiter,
    hasHeader,
    columns: columnsOf(header, sample),
    mapping,
    mappedBy,
    headerHash,
    rows: await rowsOf(csvRows(body, delimiter), { hasHeader, mapping }),
  };
}

/** Without the line by which Excel says what stands between the cells. */
async function bodyOf(text: string): Promise<string> {
  const parts: string[] = [];
  await inTurns(withLineFeeds(text.replace(/^sep=.(?=[\r\n]|$)/i, "")), (part) => void parts.push(part));
  return parts.join("");
}

/** @throws Failure `payload_too_large` */
function textOf({ csv, file, encoding }: FileInput): Decoded {
  if (csv !== undefined) {
    requireFits(Buffer.byteLength(csv));
    return { text: csv.replace(/^\ufeff/, ""), encoding: "utf-8" };
  }
  const bytes = Buffer.from(file ?? "", "base64");
  requireFits(bytes.length);
  return decodeFile(bytes, encoding);
}

function requireFits(bytes: number): void {
  if (bytes > mostImportBytes)
    throw new Failure("payload_too_large", { message: "A file may have 10 MB at most." });
}

async function mappingOf(
  { mapping }: FileInput,
  {
    header,
    headerHash,
    sample,
    recall,
  }: {
    readonly header: readonly string[] | null;
    readonly headerHash: Buffer | null;
    readonly sample: readonly (readonly string[])[];
    readonly recall: (headerHash: Buffer) => Promise<ColumnMapping | null>;
  },
): Promise<Pick<ReadFile, "mapping" | "mappedBy">> {
  if (mapping) return { mapping, mappedBy: "caller" };
  const remembered = headerHash && (await recall(headerHash));
  if (remembered) return { mapping: remembered, mappedBy: "memory" };
  return { mapping: guessMapping(header, sample), mappedBy: "guess" };
}

function columnsOf(
  header: readonly string[] | null,
  sample: readonly (readonly string[])[],
): ReadFile["columns"] {
  const width = Math.max(header?.length ?? 0, ...sample.map((cells) => cells.length));
  return Array.from({ length: width }, (_, place) => ({
    name: shown(header?.[place] ?? ""),
    samples: sample
      .map((cells) => shown(cells[place] ?? ""))
      .filter((cell) => cell !== "")
      .slice(0, mostSamples),
  }));
}

function shown(cell: string): string {
  return cell.slice(0, 100).toWellFormed().trim();
}

/** @throws Failure `invalid_input` beyond 50,000 rows */
async function rowsOf(
  rows: ReturnType<typeof csvRows>,
  { hasHeader, mapping }: Pick<ReadFile, "hasHeader" | "mapping">,
): Promise<ReadFile["rows"]> {
  const read: ReadFile["rows"][number][] = [];
  let isHeader = hasHeader;
  await inTurns(rows, (row) => {
    if (!row) return;
    if (isHeader) {
      isHeader = false;
      return;
    }
    const { line, cells } = row;
    if (read.length === mostImportRows) throw invalidInput("csv", "A file may have 50,000 rows at most.");
    read.push({ line, ...(mapping ? readInvitee(cells, mapping) : withoutAddress) });
  });
  return read;
}

const withoutAddress: RowInvitee = {
  email: "",
  fullName: null,
  isInvalid: true,
  message: "No column of this file has e-mail addresses.",
};
