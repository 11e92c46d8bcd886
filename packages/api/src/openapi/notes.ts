import type { Note } from "./note.ts";
import { notesOfAccounts } from "./notes-of-accounts.ts";
import { notesOfInvitations } from "./notes-of-invitations.ts";
import { notesOfMessages } from "./notes-of-messages.ts";
import { notesOfPlaces } from "./notes-of-places.ts";

const notes: Readonly<Record<string, Note>> = {
  ...notesOfInvitations,
  ...notesOfPlaces,
  ...notesOfAccounts,
  ...notesOfMessages,
};

/** The procedures that something is said of. */
export const noted: readonly string[] = Object.keys(notes);

/** What is said of a procedure. */
export function noteOn(procedure: string): Note {
  const note = notes[procedure];
  if (!note) throw new Error(`Nothing is said of ${procedure}.`);
  return note;
}
