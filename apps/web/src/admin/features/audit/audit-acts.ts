import type { AuditAct } from "@foyer/contract/audit";
import { oneOf } from "../../lib/search-params.ts";

/** What each act is called where it stands alone: in a table, and in a list to choose from. */
export const auditActNames: Record<AuditAct, string> = {
  "organization.created": "Organization founded",
  "organization.updated": "Settings changed",
  "security.policy_updated": "Security policy changed",
  "person.created": "Person added",
  "person.updated": "Person changed",
  "person.activated": "Person activated",
  "person.deactivated": "Person deactivated",
  "person.removed": "Person removed",
  "person.mfa_reset": "Second factor reset",
  "person.signed_out": "Signed out everywhere",
  "invitation.created": "Invited",
  "invitation.updated": "Invitation changed",
  "invitation.resent": "Invitation sent again",
  "invitation.reminded": "Reminder sent",
  "invitation.renewed": "Invitation renewed",
  "invitation.link_copied": "Link copied",
  "invitation.link_requested": "Fresh link asked for",
  "invitation.accepted": "Invitation accepted",
  "invitation.declined": "Invitation declined",
  "invitation.cancelled": "Invitation cancelled",
  "invitation.expired": "Invitation expired",
  "invitation.waiting": "In line for a seat",
  "invitation.seat_offered": "Seat offered",
  "invitation.offer_lapsed": "Seat offered, not taken",
  "invitation.redeemed": "Let into an application",
  "invitation.retried": "Message sent once more",
  "invitation.unsubscribed": "Wants no more invitations",
  "import.started": "File imported",
  "import.cancelled": "Import cancelled",
  "space.created": "Space made",
  "space.updated": "Space renamed",
  "space.removed": "Space removed",
  "space.member_updated": "Role in a space changed",
  "space.member_removed": "Taken out of a space",
  "space.left": "Space left",
  "event.created": "Event made",
  "event.updated": "Event changed",
  "event.removed": "Event cancelled",
  "attendee.removed": "Seat taken away",
  "attendee.checked_in": "Checked in",
  "attendee.check_in_undone": "Check-in undone",
  "mail.settings_updated": "Way of e-mail changed",
  "mail.template_updated": "E-mail reworded",
  "mail.template_reset": "E-mail reset to Foyer's words",
  "mail.brand_updated": "Look of e-mails changed",
  "mail.address_suppressed": "Address not written to any more",
  "mail.suppression_lifted": "Address written to again",
  "webhook.created": "Webhook added",
  "webhook.updated": "Webhook changed",
  "webhook.removed": "Webhook removed",
  "webhook.secret_rotated": "Webhook secret changed",
  "webhook.redelivered": "Webhook sent once more",
  "webhook.disabled": "Webhook switched off",
  "sign_in.refused": "Sign-in refused",
  "lockout.lifted": "Wait after failed sign-ins lifted",
  "account.profile_updated": "Own profile changed",
  "account.password_changed": "Password changed",
  "account.password_reset_requested": "New password asked for",
  "account.password_reset": "New password set by e-mail",
  "account.mfa_enrolment_started": "Second factor begun",
  "account.mfa_enabled": "Second factor turned on",
  "account.mfa_disabled": "Second factor turned off",
  "account.recovery_codes_regenerated": "Recovery codes replaced",
  "account.recovery_code_used": "Recovery code used",
  "account.session_revoked": "One device signed out",
  "account.reauthentication_refused": "Wrong password or code while signed in",
  "account.other_sessions_revoked": "Other devices signed out",
  "account.api_key_created": "API key made",
  "account.api_key_revoked": "API key taken back",
};

/** What an act is called; its own name in words where a newer server has written one down that is not known here. */
export function auditActName(act: string): string {
  const known = oneOf(act, auditActNames);
  if (known) return auditActNames[known];
  const words = act.replaceAll(/[._]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const nouns = [
  { noun: "Invitations", prefixes: ["invitation.", "import."] },
  { noun: "People", prefixes: ["person."] },
  { noun: "Spaces", prefixes: ["space."] },
  { noun: "Events", prefixes: ["event.", "attendee."] },
  { noun: "E-mail", prefixes: ["mail."] },
  { noun: "Webhooks", prefixes: ["webhook."] },
  { noun: "Signing in", prefixes: ["sign_in.", "lockout."] },
  { noun: "Accounts", prefixes: ["account."] },
  { noun: "Organization", prefixes: ["organization.", "security."] },
] as const;

/** The acts, under what they are about. */
export function auditActGroups(acts: readonly AuditAct[]): readonly {
  readonly noun: string;
  readonly acts: readonly AuditAct[];
}[] {
  return nouns.map(({ noun, prefixes }) => ({
    noun,
    acts: acts.filter((act) => prefixes.some((prefix) => act.startsWith(prefix))),
  }));
}
