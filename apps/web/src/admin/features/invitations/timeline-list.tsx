import type { InvitationDetails, TimelineEntry } from "@foyer/contract/invitations";
import {
  Armchair,
  Ban,
  BellOff,
  BellRing,
  CircleCheck,
  CircleSlash,
  DoorOpen,
  HourglassIcon,
  Link2,
  type LucideIcon,
  Mail,
  MailCheck,
  MailQuestionMark,
  MailWarning,
  MailX,
  Pencil,
  RefreshCw,
  RotateCw,
  Sparkles,
  UsersRound,
} from "lucide-react";
import { toneText } from "../../components/ui/badge.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { classNames } from "../../lib/class-names.ts";
import { timelineSentence } from "./timeline.ts";

const icons: Record<TimelineEntry["type"], LucideIcon> = {
  created: Sparkles,
  queued: Mail,
  retrying: MailWarning,
  sent: MailCheck,
  delivered: MailCheck,
  bounced: MailX,
  failed: MailX,
  withdrawn: MailX,
  retried: RotateCw,
  unsubscribed: BellOff,
  opened: DoorOpen,
  updated: Pencil,
  resent: RotateCw,
  reminded: BellRing,
  renewed: RefreshCw,
  link_copied: Link2,
  link_requested: MailQuestionMark,
  waiting: UsersRound,
  seat_offered: Armchair,
  offer_lapsed: HourglassIcon,
  accepted: CircleCheck,
  declined: CircleSlash,
  cancelled: Ban,
  expired: HourglassIcon,
};

/** Everything that happened to an invitation, the newest first. */
export function TimelineList({ invitation }: { readonly invitation: InvitationDetails }) {
  const who = invitation.fullName ?? invitation.email;
  // Of things that happened in the same transaction, and so at the same time, the later one stands later.
  const newestFirst = invitation.timeline
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .reverse();
  return (
    <ol className="grid">
      {newestFirst.map((entry, index) => {
        const { text, tone } = timelineSentence(entry, who, invitation.timeline);
        const Icon = icons[entry.type];
        return (
          <li className="relative flex gap-3 pb-5 last:pb-0" key={`${entry.at} ${entry.type} ${index}`}>
            {index < newestFirst.length - 1 ? (
              <span aria-hidden="true" className="absolute top-7 bottom-0 left-3 w-px bg-hairline" />
            ) : null}
            <span className="grid size-6 shrink-0 place-items-center rounded-full bg-sunken">
              <Icon aria-hidden="true" className={classNames("size-3.5", toneText[tone])} />
            </span>
            <div className="grid min-w-0 gap-0.5 pt-0.5 text-sm">
              <p className="wrap-anywhere">{text}</p>
              {entry.detail ? (
                <p className="font-mono text-xs wrap-anywhere text-muted">{entry.detail}</p>
              ) : null}
              <p className="text-xs text-muted">
                <Moment at={entry.at} date="beside" past />
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
