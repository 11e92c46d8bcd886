import type { AuditAct, AuditEntry } from "@foyer/contract/audit";

/** A sentence in three parts, so that the middle can be a link. */
export type AuditSentence = {
  readonly actor: string;
  readonly verb: string;
  readonly subject: string;
  readonly rest: string;
};

type Words = {
  readonly verb: string;
  readonly rest?: string;
  readonly nobody?: string;
  readonly subject?: false;
};

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
  "account.profile_updated": { verb: "changed their profile", subject: false },
  "account.password_changed": { verb: "changed their password", subject: false },
};

/** What was written down, in plain words. */
export function auditSentence(entry: Pick<AuditEntry, "act" | "actor" | "subject">): AuditSentence {
  const { verb, rest = "", nobody = "Foyer", subject } = words[entry.act];
  return {
    actor: entry.actor?.name ?? nobody,
    verb,
    subject: subject === false ? "" : entry.subject.label,
    rest,
  };
}
