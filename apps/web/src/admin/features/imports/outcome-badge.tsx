import type { ImportOutcome } from "@foyer/contract/imports";
import type { ReactNode } from "react";
import { Badge } from "../../components/ui/badge.tsx";
import { made, outcomes } from "./outcomes.ts";

/** What becomes of a row, or has become of it. */
export function OutcomeBadge({
  outcome,
  isMade,
}: {
  readonly outcome: ImportOutcome;
  readonly isMade: boolean;
}): ReactNode {
  const { icon, label, tone } = isMade ? made : outcomes[outcome];
  return (
    <Badge icon={icon} tone={tone}>
      {label}
    </Badge>
  );
}
