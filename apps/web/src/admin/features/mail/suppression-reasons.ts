import type { SuppressionReason } from "@foyer/contract/mail";
import { Ban, BellOff, type LucideIcon, MailX, ShieldAlert } from "lucide-react";
import type { Tone } from "../../components/ui/badge.tsx";

/** Why an address gets no more invitations and reminders. */
export const suppressionReasons: Record<
  SuppressionReason,
  { readonly label: string; readonly icon: LucideIcon; readonly tone: Tone; readonly meaning: string }
> = {
  bounced: {
    label: "Bounced",
    icon: MailX,
    tone: "bad",
    meaning: "Its mail server says that it takes no mail.",
  },
  complained: {
    label: "Called it spam",
    icon: ShieldAlert,
    tone: "warning",
    meaning: "Only they can take that back, by the link in an e-mail that they have.",
  },
  unsubscribed: {
    label: "Wants no more",
    icon: BellOff,
    tone: "neutral",
    meaning: "Only they can take that back, by the link in an e-mail that they have.",
  },
  added: {
    label: "Added by hand",
    icon: Ban,
    tone: "neutral",
    meaning: "Somebody of your team asked for it.",
  },
};
