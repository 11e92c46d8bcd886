import { Failure } from "@foyer/contract/failures";
import { type Delimiter, delimiter, type FileEncoding, type PreviewImport } from "@foyer/contract/imports";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvRows } from "./csv-rows.ts";
import { decodeFile } from "./decode-file.ts";
import { readFile } from "./read-file.ts";

const forgetful = async () => null;
const read = (input: Partial<PreviewImport>) => readFile(input, forgetful);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

function bytesOf(text: string, encoding: FileEncoding): Buffer {
  if (encoding === "utf-8") return Buffer.from(text);
  if (encoding === "windows-1252") return Buffer.from(text, "latin1"); // the same from U+00A0 to U+00FF
  const bytes = Buffer.from(text, "utf16le");
  return encoding === "utf-16be" ? bytes.swap16() : bytes;
}

describe("a table that somebody wrote as CSV reads back", () => {
  const asIs = { withMark: fc.boolean(), lineEnd: fc.constantFrom("\n", "\r\n", "\r") };
  const separator = fc.constantFrom<Delimiter>(...delimiter.options);
  const tableOf = (cell: fc.Arbitrary<string>) =>
    fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
  const latin = fc.constantFrom(...Array.from("aZ09 \t\n\",;|'=@éßÿ\u00a0"));
  const written = fc.oneof(
    fc.record({
      ...asIs,
      separator,
      encoding: fc.constantFrom<FileEncoding>("utf-8", "utf-16le", "utf-16be"),
      table: tableOf(fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: latin }))),
    }),
    fc.record({
      withMark: fc.constant(false),
      lineEnd: asIs.lineEnd,
      separator,
      encoding: fc.constant<FileEncoding>("windows-1252"),
      table: tableOf(fc.string({ unit: latin })),
    }),
  );

  test("whatever is in it, in every delimiter and encoding, with every line end [S3.9]", () => {
    fc.assert(
      fc.property(written, ({ table, separator, encoding, withMark, lineEnd }) => {
        const quoted = (cell: string) =>
          /["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
        const text = table.map((cells) => cells.map(quoted).join(separator)).join(lineEnd);
        const bytes = bytesOf(`${withMark ? "\ufeff" : ""}${text}`, encoding);
        const decoded = decodeFile(bytes, withMark ? undefined : encoding);
        expect(decoded.encoding).toBe(encoding);
        const rows = [...csvRows(decoded.text, separator)].flatMap((row) => (row ? [row.cells] : []));
        const lines = (cell: string) => cell.replace(/\r\n?/g, "\n");
        const expected = table
          .map((cells) => cells.map(lines))
          .filter((cells) => cells.some((cell) => cell.trim() !== ""));
        expect(rows).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe("how a file is written is found out", () => {
  const text = "Name;E-Mail\r\nZoë;zoe@example.com\r\n";

  test.each<[string, Buffer, FileEncoding]>([
    ["UTF-8", Buffer.from(text), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`), "utf-8"],
    ["Windows-1252, as Excel has it", bytesOf(text, "windows-1252"), "windows-1252"],
    ["UTF-16 with a mark", bytesOf(`\ufeff${text}`, "utf-16le"), "utf-16le"],
    ["UTF-16 the other way round", bytesOf(`\ufeff${text}`, "utf-16be"), "utf-16be"],
    ["UTF-16 without a mark", bytesOf(text, "utf-16le"), "utf-16le"],
    ["the other way round without a mark", bytesOf(text, "utf-16be"), "utf-16be"],
  ])("%s", async (_, bytes, encoding) => {
    expect(await read({ file: base64(bytes) })).toMatchObject({
      encoding,
      delimiter: ";",
      hasHeader: true,
      mapping: { email: 1, fullName: 0 },
      rows: [{ line: 2, email: "zoe@example.com", fullName: "Zoë", message: null }],
    });
  });

  test.each<[string, Record<string, number>, string | null]>([
    [
      "First name,Last name,Email\nAda,Lovelace,ada@example.com",
      { email: 2, firstName: 0, lastName: 1 },
      "Ada Lovelace",
    ],
    [
      "Name\tVorname\tAdresse\nLovelace\tAda\tada@example.com",
      { email: 2, firstName: 1, lastName: 0 },
      "Ada Lovelace",
    ],
    [
      "Prénom;Nom;Courriel\nAda;Lovelace;ada@example.com",
      { email: 2, firstName: 0, lastName: 1 },
      "Ada Lovelace",
    ],
    [
      "Correo electrónico|Nombre|Apellidos\nada@example.com|Ada|Lovelace",
      { email: 0, firstName: 1, lastName: 2 },
      "Ada Lovelace",
    ],
    ["Nom,Adresse,Contact 2\nLovelace,12 Rue X,ada@example.com", { email: 2, fullName: 0 }, "Lovelace"],
    ['Name,Mail\n"Lovelace, Ada",ada@example.com', { email: 1, fullName: 0 }, "Ada Lovelace"],
    ["Ada Lovelace <ada@example.com>", { email: 0 }, "Ada Lovelace"],
    ['sep=;\n"Lovelace, Ada" <mailto:ada@example.com>;x', { email: 0 }, "Ada Lovelace"],
    ["12\tmailto:ADA@example.com\n", { email: 1 }, null],
  ])("%j", async (csv, mapping, fullName) => {
    const { mapping: found, rows } = await read({ csv });
    expect(found).toEqual(mapping);
    expect(rows).toMatchObject([{ email: "ada@example.com", fullName, isInvalid: false }]);
  });

  test("what the caller says is not found out, and a file without addresses has no column for them", async () => {
    const csv = "a@example.com;b@example.com";
    const mapping = { email: 1 };
    expect(await read({ csv, mapping, hasHeader: false })).toMatchObject({
      mappedBy: "caller",
      rows: [{ email: "b@example.com" }],
    });
    expect(await read({ csv, hasHeader: true })).toMatchObject({ rows: [] });
    expect(await read({ csv: "a\nb" })).toMatchObject({ mapping: null, rows: [{ isInvalid: true }] });
    expect(await read({ csv: "" })).toMatchObject({ mapping: null, rows: [], columns: [] });
  });

  test("columns of names that were read before are read in the same way", async () => {
    const csv = "Private,Work\na@example.com,b@example.com";
    const answer = await readFile({ csv }, async () => ({ email: 1 }));
    expect(answer).toMatchObject({ mappedBy: "memory", rows: [{ email: "b@example.com" }] });
  });
});

describe("a file that is not as it should be", () => {
  test("broken quotes cost their own row alone", async () => {
    const csv =
      'name,email\n"Ada,ada@example.com\n"Grace" Hopper,grace@example.com\n"Bob",bob@example.com\n"x';
    const { rows } = await read({ csv });
    expect(rows.map(({ line, email }) => [line, email])).toEqual([
      [2, "ada@example.com"],
      [3, "grace@example.com"],
      [4, "bob@example.com"],
      [5, ""],
    ]);
  });

  test("rows may be short, long, empty or several lines, and know where they begin", async () => {
    const csv = 'email,name\na@example.com\n\n , \nb@example.com,"B\nB",more,and more\nc@example.com,C';
    const { rows } = await read({ csv });
    expect(rows.map(({ line, email, fullName }) => [line, email, fullName])).toEqual([
      [2, "a@example.com", null],
      [5, "b@example.com", "B B"],
      [7, "c@example.com", "C"],
    ]);
  });

  test("NUL, half characters and look-alikes are no addresses, and can be kept and shown", async () => {
    const csv = "email\na\0@example.com\n\ud800@example.com\nada＠example.com\na@example.com; b@example.com";
    const { rows } = await read({ csv, delimiter: "," });
    expect(rows.map(({ isInvalid }) => isInvalid)).toEqual([true, true, true, true]);
    expect(rows.every(({ email }) => email.isWellFormed() && !email.includes("\0"))).toBe(true);
  });

  test("formulas stay text, and what an export has put before them is taken away again", async () => {
    const csv =
      "name,email\n=1+1,a@example.com\n'=1+1,'+b@example.com\n=HYPERLINK(\"http://evil\"),c@example.com";
    const { rows } = await read({ csv });
    expect(rows.map(({ email, fullName }) => [email, fullName])).toEqual([
      ["a@example.com", "=1+1"],
      ["+b@example.com", "=1+1"],
      ["c@example.com", null],
    ]);
    expect(rows[2]?.message).toContain("name is left out");
  });

  test("100,000 rows and more than 10 MB are refused", async () => {
    const rows = `email\n${"a@example.com\n".repeat(100_000)}`;
    await expect(read({ csv: rows })).rejects.toMatchObject({ details: { issues: [{ path: "csv" }] } });
    await expect(read({ csv: "é".repeat(5_000_001) })).rejects.toThrow(Failure);
    await expect(read({ csv: "é".repeat(5_000_001) })).rejects.toMatchObject({ reason: "payload_too_large" });
  });

  test("takes no time that grows faster than it does, whatever it is", async () => {
    const size = 500_000;
    const parts = ['"', '""x,', '"x\n', ",", '"a,', "\n", " \n", '""""', "@,", "<", "mailto:", "\r"];
    parts.push(`@${" ".repeat(990)}x\n`, `@${"; ".repeat(490)}x\n`, `${"a@b.co ".repeat(140)}\n`);
    // What takes time by the square would take minutes here.
    for (const part of parts) {
      const end = await read({ csv: part.repeat(size / part.length), delimiter: "," }).then(
        ({ rows }) => rows.length <= 50_000,
        (error) => error instanceof Failure,
      );
      expect([part, end]).toEqual([part, true]);
    }
  });
});
