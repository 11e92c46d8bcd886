import type { SecurityPolicy } from "@foyer/contract/security";
import type { ReactNode } from "react";
import { Facts } from "../../components/ui/facts.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { duration, plural } from "../../lib/moment.ts";
import { codesHaveTheirOwnRule, mfaPolicyWords, strictestCounts } from "./policy-words.ts";

/** The policy for those who see it and don't decide it. */
export function ReadablePolicy({
  policy: { mfaPolicy, lockout, session },
}: {
  readonly policy: SecurityPolicy;
}): ReactNode {
  return (
    <div className="grid gap-6">
      <Notice tone="neutral">Only owners can change the policy.</Notice>
      <Facts
        facts={[
          {
            name: "Second factor",
            value: `${mfaPolicyWords[mfaPolicy].label}. ${mfaPolicyWords[mfaPolicy].meaning}`,
          },
          {
            name: "Failed sign-ins",
            value: `After ${plural(lockout.attempts, "try", "tries")} each further one has to wait, ${plural(lockout.maxDelayMinutes, "minute")} at the longest. ${strictestCounts} ${codesHaveTheirOwnRule}`,
          },
          {
            name: "Sessions",
            value: `Unused, a session ends after ${duration(session.idleHours)}; in any case after ${duration(session.lifetimeHours)}.`,
          },
        ]}
      />
    </div>
  );
}
