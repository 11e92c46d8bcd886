import { Failure, type Reason, reasons } from "@foyer/contract/failures";
import { codes } from "../answer-failure.ts";
import type { RestRoute } from "../rest-routes.ts";
import type { JsonObject } from "./json.ts";
import type { Note } from "./note.ts";

/** An input that names where something is: its organization may be closed to the caller. */
const placed = /^(?:organizationId|spaceId|eventId|invitationIds?|importId|target|filter|code)$/;
const named = /(?:Ids?|^target)$/;

/**
 * Why a procedure may refuse: what all of its kind have in common, by who may call it and what it takes, and what is its
 * own. Every reason stands under its status.
 */
export function reasonsOf(
  { access, type, method }: RestRoute,
  note: Note,
  fields: readonly string[],
): ReadonlyMap<number, readonly Reason[]> {
  const isClosed = access === "signed_in" || access === "in_person";
  const all = new Set<Reason>(["invalid_input"]);
  const add = (when: boolean, ...more: Reason[]) => {
    if (when) for (const each of more) all.add(each);
  };
  add(isClosed, "unauthenticated", "mfa_required", "forbidden");
  add(isClosed && fields.some((name) => placed.test(name)), "account_disabled", "mfa_enrolment_required");
  add(isClosed && fields.some((name) => named.test(name)), "not_found");
  add(type === "mutation", "conflict");
  add(type === "mutation" && method !== "DELETE", "payload_too_large");
  add(true, "rate_limited", "unavailable", ...(note.refuses ?? []));
  const ordered = Object.entries(reasons).flatMap(([reason, status]) =>
    isReason(reason) && all.has(reason) ? [{ reason, status }] : [],
  );
  const byStatus = Map.groupBy(ordered, ({ status }) => status);
  return new Map([...byStatus].map(([status, found]) => [status, found.map(({ reason }) => reason)]));
}

function isReason(name: string): name is Reason {
  return name in reasons;
}

/** How a failure of a reason looks. */
export function failureExample(reason: Reason): JsonObject {
  const retryAfterSeconds = reasons[reason] === 429 ? 30 : null;
  return {
    message: new Failure(reason).message,
    code: codes[reasons[reason]],
    reason,
    ...(reason === "invalid_input" && { issues: [{ path: "email", message: "Not an e-mail address." }] }),
    ...(reason === "weak_password" && { issues: [{ path: "password", message: "At least 15 characters." }] }),
    ...(reason === "already_invited" && { data: { invitationId: "019512a0-5b1e-7c3a-9d42-0a5b6c7d8e02" } }),
    ...(retryAfterSeconds !== null && { data: { retryAfterSeconds } }),
  };
}
