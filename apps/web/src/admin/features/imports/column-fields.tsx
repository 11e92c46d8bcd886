import type { ColumnMapping, ImportPreview } from "@foyer/contract/imports";
import type { ReactNode } from "react";
import { SelectField } from "../../components/ui/field.tsx";
import { keysOf } from "../../lib/search-params.ts";
import type { Reading } from "./import-draft.ts";

const fields: Readonly<Record<keyof ColumnMapping, string>> = {
  email: "E-mail address",
  fullName: "Name",
  firstName: "First name",
  lastName: "Last name",
};

const encodings = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16, little-endian",
  "utf-16be": "UTF-16, big-endian",
  "windows-1252": "Windows-1252 (Western European)",
} as const;

const delimiters = { ",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Bar" } as const;

const mappedBy: Readonly<Record<ImportPreview["mappedBy"], string>> = {
  caller: "The columns are read as you chose.",
  memory: "The columns are read as in the last file that had them.",
  guess: "The columns are read as their names and contents suggest.",
};

/** Which columns of the file hold what, and how its bytes are read. */
export function ColumnFields({
  preview,
  reading,
  onReading,
}: {
  readonly preview: ImportPreview;
  readonly reading: Reading;
  readonly onReading: (reading: Reading) => void;
}): ReactNode {
  const { mapping, columns, encoding, delimiter, hasHeader } = preview;
  const map = (field: keyof ColumnMapping, value: string) =>
    onReading({ ...reading, mapping: mapped(mapping, field, value) });
  // What reads the file in another way has other columns.
  const readAgain = (change: Reading) => {
    const { mapping: _, ...rest } = reading;
    onReading({ ...rest, ...change });
  };
  return (
    <div className="grid gap-4">
      <fieldset className="grid gap-4">
        <legend className="mb-3 text-sm text-muted">{mappedBy[preview.mappedBy]}</legend>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          {keysOf(fields).map((field) => (
            <SelectField
              hint={samplesOf(columns[mapping?.[field] ?? -1])}
              key={field}
              label={fields[field]}
              onChange={({ currentTarget }) => map(field, currentTarget.value)}
              value={mapping?.[field] ?? ""}
            >
              {field === "email" && mapping ? null : (
                <option value="">{field === "email" ? "Choose a column" : "In none"}</option>
              )}
              {columns.map(({ name }, place) => (
                <option key={place} value={place}>
                  {name || `Column ${place + 1}`}
                </option>
              ))}
            </SelectField>
          ))}
        </div>
      </fieldset>
      <details>
        <summary className="w-fit cursor-pointer rounded-control py-1 text-sm font-medium text-muted hover:text-ink">
          How the file is read
        </summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-3">
          <SelectField
            label="Characters"
            onChange={({ currentTarget }) => readAgain({ encoding: keyOf(currentTarget.value, encodings) })}
            value={encoding}
          >
            <Options of={encodings} />
          </SelectField>
          <SelectField
            label="Columns are divided by"
            onChange={({ currentTarget }) => readAgain({ delimiter: keyOf(currentTarget.value, delimiters) })}
            value={delimiter}
          >
            <Options of={delimiters} />
          </SelectField>
          <SelectField
            label="The first row"
            onChange={({ currentTarget }) => readAgain({ hasHeader: currentTarget.value === "names" })}
            value={hasHeader ? "names" : "person"}
          >
            <option value="names">names the columns</option>
            <option value="person">is a person already</option>
          </SelectField>
        </div>
      </details>
    </div>
  );
}

function Options({ of }: { readonly of: Readonly<Record<string, string>> }) {
  return Object.entries(of).map(([value, label]) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

function keyOf<Key extends string>(value: string, table: Readonly<Record<Key, string>>): Key | undefined {
  return keysOf(table).find((key) => key === value);
}

function samplesOf(column: ImportPreview["columns"][number] | undefined): string | undefined {
  const shown = column?.samples.filter(Boolean).slice(0, 2).join(", ");
  return shown ? `Such as ${shown.length > 60 ? `${shown.slice(0, 59)}…` : shown}` : undefined;
}

/** The mapping with one field taken from another column, or from none. A column has one meaning. */
function mapped(
  mapping: ColumnMapping | null,
  field: keyof ColumnMapping,
  value: string,
): ColumnMapping | undefined {
  const place = value === "" ? undefined : Number(value);
  const others = keysOf(fields).flatMap((each) => {
    const of = mapping?.[each];
    return each === field || of === undefined || of === place ? [] : [[each, of] as const];
  });
  const { email, ...names }: Partial<ColumnMapping> = Object.fromEntries([
    ...others,
    ...(place === undefined ? [] : [[field, place] as const]),
  ]);
  return email === undefined ? undefined : { email, ...names };
}
