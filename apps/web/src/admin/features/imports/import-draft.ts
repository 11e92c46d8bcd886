import type { PreviewImport, StartImport } from "@foyer/contract/imports";
import type { Language } from "@foyer/contract/languages";
import type { Place, Terms } from "../invitations/doors/door.ts";
import { doors } from "../invitations/doors/doors.ts";
import type { ChosenFile } from "./chosen-file.ts";

/** How the file is read, as far as the admin knows better than the server. */
export type Reading = Pick<PreviewImport, "encoding" | "delimiter" | "hasHeader" | "mapping">;

/** What goes with every invitation. */
export type Common = {
  readonly message: string;
  readonly language: Language | undefined;
  readonly expiresInHours: number | undefined;
  readonly send: boolean;
};

export const nothingSaid: Common = {
  message: "",
  language: undefined,
  expiresInHours: undefined,
  send: true,
};

/** What is asked of the server to see every row's fate. */
export function previewInput(
  place: Place,
  terms: Terms,
  { file, reading }: { readonly file: ChosenFile; readonly reading: Reading },
): PreviewImport {
  return { target: doors[place.kind].targetOf(place, terms), file: file.base64, ...reading };
}

/** The same, to be done. */
export function startInput(
  preview: PreviewImport,
  file: ChosenFile,
  { message, language, expiresInHours, send }: Common,
): StartImport {
  return {
    ...preview,
    fileName: file.name,
    send,
    ...(message.trim() && { message }),
    ...(language && { language }),
    ...(expiresInHours && { expiresInHours }),
  };
}
