import type { ImportCounts, ImportOutcome } from "@foyer/contract/imports";
import { Ban, CircleCheck, CircleX, Copy, type LucideIcon, MailCheck, UserCheck } from "lucide-react";
import type { Tone } from "../../components/ui/badge.tsx";
import { keysOf } from "../../lib/search-params.ts";

type Look = { readonly label: string; readonly tone: Tone; readonly icon: LucideIcon };

/** What may become of a row, in a word. */
export const outcomes: Readonly<Record<ImportOutcome, Look>> = {
  new: { label: "New", tone: "good", icon: CircleCheck },
  invalid: { label: "Not valid", tone: "bad", icon: CircleX },
  duplicate_in_file: { label: "Twice in the file", tone: "warning", icon: Copy },
  already_invited: { label: "Invited already", tone: "neutral", icon: MailCheck },
  already_member: { label: "In already", tone: "neutral", icon: UserCheck },
  refused: { label: "Can’t be invited", tone: "warning", icon: Ban },
};

/** The same of a new one that was invited. */
export const made: Look = { ...outcomes.new, label: "Invited" };

/** Those that a file has rows of, in the order of the table. */
export function presentOutcomes(counts: ImportCounts): readonly ImportOutcome[] {
  return keysOf(outcomes).filter((outcome) => counts[outcome] > 0);
}

/** How many rows are not invited. */
export function leftOut({ total, new: invited }: ImportCounts): number {
  return total - invited;
}
