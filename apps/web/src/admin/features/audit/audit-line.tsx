import type { AuditEntry } from "@foyer/contract/audit";
import type { ReactNode } from "react";
import { auditSentence } from "./audit-sentence.ts";
import { AuditSubject } from "./audit-subject.tsx";

/** What happened, as a sentence whose subject is a link. */
export function AuditLine({
  entry,
  organizationId,
}: {
  readonly entry: AuditEntry;
  readonly organizationId: string;
}): ReactNode {
  const { actor, verb, subject, rest } = auditSentence(entry);
  return (
    <p className="min-w-0 wrap-anywhere text-muted">
      <span className="font-medium text-ink">{actor}</span> {verb}
      {subject === "" ? null : (
        <>
          {" "}
          <AuditSubject organizationId={organizationId} subject={entry.subject} />
        </>
      )}
      {rest === "" ? null : ` ${rest}`}
    </p>
  );
}
