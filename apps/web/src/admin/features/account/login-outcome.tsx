import type { LoginAttempt } from "@foyer/contract/account";
import { CircleAlert, CircleCheck, CircleEllipsis, CircleX, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "../../components/ui/badge.tsx";
import { loginSentence } from "./login-sentence.ts";

const icons: Record<Tone, LucideIcon> = {
  good: CircleCheck,
  neutral: CircleEllipsis,
  warning: CircleAlert,
  bad: CircleX,
};

/** What became of a try to sign in. */
export function LoginOutcomeBadge({ attempt }: { readonly attempt: LoginAttempt }): ReactNode {
  const { words, tone } = loginSentence(attempt);
  return (
    <Badge icon={icons[tone]} tone={tone}>
      <span className="whitespace-normal">{words}</span>
    </Badge>
  );
}
