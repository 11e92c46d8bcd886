import type { AuditAct, AuditEntry } from "@foyer/contract/audit";
import { oneOf } from "../../lib/search-params.ts";
import { doors } from "../invitations/doors/doors.ts";
import { auditActName } from "./audit-acts.ts";

/** A sentence in four parts, so that the third can be a link. */
export type AuditSentence = {
  readonly actor: string;
  readonly verb: string;
  readonly subject: string;
  readonly rest: string;
};

type Words = {
  readonly verb: string;
  /** `{space}`, `{event}` and the like stand for the name that was written down with it. */
  readonly rest?: string;
  /** Who it was, where nobody with an account did it. */
  readonly nobody?: string;
  /** False: the subject is the actor, and is not named twice. */
  readonly subject?: false;
};

const somebody = "Somebody";

const words: Record<AuditAct, Words> = {
  "organization.created": { verb: "founded" },
  "organization.updated": { verb: "changed the settings of" },
  "person.created": { verb: "added", rest: "to the people" },
  "invitation.created": { verb: "invited" },
  "invitation.updated": { verb: "changed the invitation of" },
  "invitation.resent": { verb: "sent the invitation again to" },
  "invitation.reminded": { verb: "reminded" },
  "invitation.renewed": { verb: "renewed the invitation of", rest: "at their request" },
  "invitation.link_copied": { verb: "copied a link for" },
  "invitation.link_requested": { verb: "asked for a fresh link for", nobody: "The invitee" },
  "invitation.accepted": { verb: "accepted the invitation to", nobody: "The invitee" },
  "invitation.declined": { verb: "declined the invitation to", nobody: "The invitee" },
  "invitation.cancelled": { verb: "cancelled the invitation of" },
  "invitation.expired": { verb: "closed the invitation of", rest: "because its time was over" },
  "invitation.waiting": { verb: "put", rest: "in line for a seat", nobody: "The invitee" },
  "invitation.seat_offered": { verb: "offered a free seat to" },
  "invitation.offer_lapsed": { verb: "gave the next in line the seat that was offered to" },
  "invitation.redeemed": { verb: "let", rest: "into an application of your own" },
  "invitation.retried": { verb: "tried once more to deliver a message to" },
  "invitation.unsubscribed": { verb: "wants no more invitations for", nobody: "The invitee" },
  "import.started": { verb: "imported" },
  "import.cancelled": { verb: "took back the import of" },
  "space.created": { verb: "made the space" },
  "space.updated": { verb: "renamed the space" },
  "space.removed": { verb: "removed the space" },
  "space.member_updated": { verb: "changed the role of", rest: "in {space}" },
  "space.member_removed": { verb: "took", rest: "out of {space}" },
  "space.left": { verb: "left", rest: "{space}", subject: false },
  "event.created": { verb: "made the event" },
  "event.updated": { verb: "changed the event" },
  "event.removed": { verb: "cancelled the event" },
  "attendee.removed": { verb: "took the seat away from", rest: "at {event}" },
  "attendee.checked_in": { verb: "marked that", rest: "has come" },
  "attendee.check_in_undone": { verb: "marked that", rest: "has not come after all" },
  "person.updated": { verb: "changed the profile or role of" },
  "person.activated": { verb: "let", rest: "in again" },
  "person.deactivated": { verb: "deactivated" },
  "person.removed": { verb: "removed", rest: "from the people" },
  "person.mfa_reset": { verb: "reset the second factor of" },
  "person.signed_out": { verb: "signed", rest: "out everywhere" },
  "security.policy_updated": { verb: "changed the security policy of" },
  "mail.settings_updated": { verb: "changed the way of e-mail for" },
  "mail.template_updated": { verb: "reworded an e-mail of" },
  "mail.template_reset": { verb: "went back to Foyer's own words in an e-mail of" },
  "mail.brand_updated": { verb: "changed the look of the e-mails of" },
  "mail.address_suppressed": { verb: "ended invitations to" },
  "mail.suppression_lifted": { verb: "allowed invitations again to" },
  "lockout.lifted": { verb: "let", rest: "try to sign in again at once" },
  "webhook.created": { verb: "added the webhook" },
  "webhook.updated": { verb: "changed the webhook" },
  "webhook.removed": { verb: "removed the webhook" },
  "webhook.secret_rotated": { verb: "changed the secret of the webhook" },
  "webhook.redelivered": { verb: "sent an event once more to the webhook" },
  "webhook.disabled": { verb: "switched off the webhook", rest: "because nothing reaches it" },
  "sign_in.refused": { verb: "was refused a sign-in as", nobody: somebody },
  "account.profile_updated": { verb: "changed their profile", subject: false },
  "account.password_changed": { verb: "changed their password", subject: false },
  "account.password_reset_requested": { verb: "asked for a new password for", nobody: somebody },
  "account.password_reset": { verb: "set a new password by e-mail", subject: false },
  "account.mfa_enrolment_started": { verb: "began to set up a second factor", subject: false },
  "account.mfa_enabled": { verb: "turned their second factor on", subject: false },
  "account.mfa_disabled": { verb: "turned their second factor off", subject: false },
  "account.recovery_codes_regenerated": { verb: "made new recovery codes", subject: false },
  "account.recovery_code_used": { verb: "signed in with a recovery code", subject: false },
  "account.session_revoked": { verb: "signed one of their devices out", subject: false },
  "account.reauthentication_refused": {
    verb: "gave a wrong password or code while signed in",
    subject: false,
  },
  "account.other_sessions_revoked": { verb: "signed all their other devices out", subject: false },
  "account.api_key_created": { verb: "made an API key", subject: false },
  "account.api_key_revoked": { verb: "took an API key back", subject: false },
};

/** What was written down, in plain words. */
export function auditSentence(
  entry: Pick<AuditEntry, "act" | "actor" | "subject"> & Partial<Pick<AuditEntry, "details">>,
): AuditSentence {
  const { verb, rest = "", nobody = "Foyer", subject } = wordsFor(entry.act);
  // Where the subject is the actor, it can still tell who it was.
  const itself = subject === false ? entry.subject.label : nobody;
  return {
    actor: entry.actor?.name ?? itself,
    verb,
    subject: subject === false ? "" : entry.subject.label,
    rest: rest.replace(/\{(\w+)\}/, (_, kind: string) => {
      const name = entry.details?.[kind];
      const place = oneOf(kind, doors);
      return typeof name === "string" && name !== "" ? name : place ? doors[place].aPlace : kind;
    }),
  };
}

// A newer server writes down what this page has no sentence for.
function wordsFor(act: string): Words {
  const known = oneOf(act, words);
  if (known) return words[known];
  return { verb: "did something to", rest: `(${auditActName(act).toLowerCase()})`, nobody: somebody };
}
