import { violatedUnique } from "@foyer/db/trouble";

const uniqueIndexes: readonly (string | null)[] = [
  "one_pending_invitation_per_address",
  "one_pending_invitation_per_place",
];

/** Whether an error says that another invitation of this address to the same place is pending. */
export function isPlaceTaken(error: unknown): boolean {
  return uniqueIndexes.includes(violatedUnique(error));
}
