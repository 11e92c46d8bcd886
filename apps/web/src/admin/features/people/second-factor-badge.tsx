import { ShieldCheck, ShieldOff } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../../components/ui/badge.tsx";

/** Whether an account asks for a second factor. */
export function SecondFactorBadge({ enabled }: { readonly enabled: boolean }): ReactNode {
  return enabled ? (
    <Badge icon={ShieldCheck} tone="good">
      On
    </Badge>
  ) : (
    <Badge icon={ShieldOff} tone="neutral">
      Off
    </Badge>
  );
}
