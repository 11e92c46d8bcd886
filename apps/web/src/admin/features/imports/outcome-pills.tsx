import type { ImportCounts, ImportOutcome } from "@foyer/contract/imports";
import type { ReactNode } from "react";
import { PressedPills } from "../../components/ui/pressed-pills.tsx";
import { outcomes, presentOutcomes } from "./outcomes.ts";

/** How many rows have which fate; shows those of one alone. */
export function OutcomePills({
  counts,
  chosen,
  onChoose,
}: {
  readonly counts: ImportCounts;
  readonly chosen: ImportOutcome | undefined;
  readonly onChoose: (outcome: ImportOutcome | undefined) => void;
}): ReactNode {
  const present = presentOutcomes(counts);
  const choices: Readonly<Record<string, string>> = {
    all: `All ${counts.total.toLocaleString("en")}`,
    ...Object.fromEntries(
      present.map((outcome) => [
        outcome,
        `${outcomes[outcome].label} ${counts[outcome].toLocaleString("en")}`,
      ]),
    ),
  };
  return (
    <PressedPills
      choices={choices}
      chosen={chosen && present.includes(chosen) ? chosen : "all"}
      label="Rows"
      onChoose={(value) => onChoose(present.find((outcome) => outcome === value))}
    />
  );
}
