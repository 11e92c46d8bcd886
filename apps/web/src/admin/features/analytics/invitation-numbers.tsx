import type { InvitationStats } from "@foyer/contract/statistics";
import { capitalized } from "../../lib/capitalized.ts";
import { invitationStatuses } from "../invitations/invitation-status.tsx";
import { hoursWords } from "./time-words.ts";

const { accepted, declined, expired, cancelled } = invitationStatuses;

/** What became of invitations, in numbers. */
export function InvitationNumbers({ stats }: { readonly stats: InvitationStats }) {
  const { acceptanceRate, medianHoursToAccept } = stats;
  const numbers = [
    ["Sent", count(stats.totalSent)],
    [accepted.label, count(stats.accepted)],
    ["No answer yet", count(stats.pending)],
    [declined.label, count(stats.declined)],
    [expired.label, count(stats.expired)],
    [cancelled.label, count(stats.cancelled)],
    ["Acceptance rate", `${acceptanceRate.toLocaleString("en")} %`],
    [
      "Median time to accept",
      medianHoursToAccept === null ? "–" : capitalized(hoursWords(medianHoursToAccept)),
    ],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-card border bg-hairline sm:grid-cols-4">
      {numbers.map(([name, value]) => (
        <div className="flex flex-col-reverse justify-end gap-0.5 bg-surface px-4 py-3 sm:px-5" key={name}>
          <dt className="text-xs text-muted">{name}</dt>
          <dd className="text-xl font-semibold tracking-tight tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function count(number: number): string {
  return number.toLocaleString("en");
}
