import type { ImportRun, ImportStatus } from "@foyer/contract/imports";
import { CircleCheck, CircleDashed, type LucideIcon, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "../../components/ui/badge.tsx";

const looks: Readonly<Record<ImportStatus, { label: string; tone: Tone; icon: LucideIcon }>> = {
  running: { label: "Under way", tone: "warning", icon: CircleDashed },
  done: { label: "Done", tone: "good", icon: CircleCheck },
  cancelling: { label: "Being taken back", tone: "warning", icon: CircleDashed },
  cancelled: { label: "Taken back", tone: "neutral", icon: Undo2 },
};

/** How far an import is, in a word. */
export function ImportStatusBadge({ run: { status } }: { readonly run: ImportRun }): ReactNode {
  const { icon, label, tone } = looks[status];
  return (
    <Badge icon={icon} tone={tone}>
      {label}
    </Badge>
  );
}
