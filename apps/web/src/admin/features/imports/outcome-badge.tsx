import type { ImportOutcome } from "@foyer/contract/imports";
import type { ReactNode } from "react";
import { Badge } from "../../components/ui/badge.tsx";
import { outcomes } from "./outcomes.ts";

export function OutcomeBadge({ outcome }: { readonly outcome: ImportOutcome }): ReactNode {
  const { icon, label, tone } = outcomes[outcome];
  return (
    <Badge icon={icon} tone={tone}>
      {label}
    </Badge>
  );
}
