import type { LoginAttempt } from "@foyer/contract/account";
import { Ban, CircleAlert, CircleCheck, Clock, type LucideIcon, ShieldQuestion } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "../../components/ui/badge.tsx";
import { List } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { usePagedQuery } from "../../lib/paged-query.ts";

type Look = { readonly label: string; readonly icon: LucideIcon; readonly tone: Tone };

/** What the outcomes of a try to sign in are called and look like. */
const outcomes: Record<LoginAttempt["outcome"], Look> = {
  signed_in: { label: "Signed in", icon: CircleCheck, tone: "good" },
  mfa_required: { label: "Password right, code asked for", icon: ShieldQuestion, tone: "neutral" },
  wrong_password: { label: "Wrong password", icon: CircleAlert, tone: "bad" },
  wrong_code: { label: "Wrong code", icon: CircleAlert, tone: "bad" },
  account_disabled: { label: "Refused: access is off", icon: Ban, tone: "bad" },
  throttled: { label: "Had to wait: too many tries", icon: Clock, tone: "warning" },
};

const factors: Record<NonNullable<LoginAttempt["secondFactor"]>, string> = {
  totp: "with a code of the app",
  recovery_code: "with a recovery code",
};

/** Every try to sign in to an account, the newest first. `empty` says what it means that there is none. */
export function LoginAttempts({
  listing,
  empty,
}: {
  readonly listing: ReturnType<typeof usePagedQuery<LoginAttempt>>;
  readonly empty: string;
}): ReactNode {
  return (
    <List
      empty={<p className="border-t py-3.5 text-sm text-muted">{empty}</p>}
      listing={listing}
      noun="sign-in"
      nouns="sign-ins"
    >
      {(attempts) => (
        <ul aria-label="Sign-ins" className="border-t text-sm">
          {attempts.map(({ id, at, device, ip, outcome, secondFactor }) => (
            <li
              className="grid gap-x-4 gap-y-0.5 border-b py-2.5 last:border-b-0 sm:grid-cols-[1fr_auto]"
              key={id}
            >
              <div className="flex flex-wrap items-baseline gap-x-2">
                <Badge icon={outcomes[outcome].icon} tone={outcomes[outcome].tone}>
                  {outcomes[outcome].label}
                </Badge>
                {secondFactor ? <span className="text-xs text-muted">{factors[secondFactor]}</span> : null}
              </div>
              <span className="text-xs text-muted sm:row-span-2 sm:text-right">
                <Moment at={at} date="below" />
              </span>
              <p className="min-w-0 text-xs wrap-anywhere text-muted">
                {device}
                {ip ? ` · ${ip}` : null}
              </p>
            </li>
          ))}
        </ul>
      )}
    </List>
  );
}
