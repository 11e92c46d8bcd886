import { mostImportBytes } from "@foyer/contract/imports";
import { base64Of } from "../../lib/base64.ts";

/** A file that was chosen, ready to be sent. */
export type ChosenFile = {
  readonly name: string;
  readonly base64: string;
  /** Tells it from one that was chosen before, also of the same name. */
  readonly key: number;
};

let count = 0;

/** Reads a file, or says why it can't be imported. What is in it the server finds out. */
export async function chooseFile(
  file: File,
): Promise<{ readonly file: ChosenFile } | { readonly problem: string }> {
  if (file.size === 0) return { problem: "This file is empty." };
  if (file.size > mostImportBytes)
    return {
      problem: `A file may have 10 MB: this has ${(file.size / 1_000_000).toFixed(1)} MB. Import it in parts.`,
    };
  try {
    return { file: { name: nameOf(file), base64: await base64Of(file), key: ++count } };
  } catch {
    return { problem: "The file could not be read. Choose it once more." };
  }
}

// As the server takes it: one line of plain text.
function nameOf({ name }: File): string {
  return name.replaceAll(/\p{C}/gu, "").trim().slice(0, 200) || "file.csv";
}
