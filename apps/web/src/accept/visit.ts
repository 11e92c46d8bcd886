import type { Acceptance, InvitationView } from "@foyer/contract/invitations";
import type { Refusal } from "./call.ts";

/** What an invitation asks of this visitor, or why it asks nothing any more. */
export type Stage =
  | "new_account"
  | "sign_in"
  | "signed_in"
  | "wrong_account"
  | "expired"
  | "cancelled"
  | "accepted"
  | "declined"
  | "closed";

export type Act = "accept" | "sign_in" | "switch_account" | "decline" | "request_link";

/** How a visit ended. Holds no token: it may be kept in the browser's history. */
export type Outcome =
  | {
      readonly at: "welcome";
      readonly organization: string;
      readonly redirectTo: string;
      readonly signedIn: boolean;
      readonly mfaEnrolmentRequired: boolean;
    }
  | { readonly at: "farewell"; readonly organization: string; readonly inviter: string | null };

/** Reasons that close this door to this visitor, though the invitation itself still stands. */
export type ClosedBy = "inviter_lost_authority" | "account_disabled";

export type InvitationVisit = {
  readonly at: "invitation";
  readonly invitation: InvitationView;
  /** What is under way; while something is, nothing else starts. */
  readonly acting: Act | null;
  /** Why the last act came to nothing. */
  readonly refusal: Refusal | null;
  readonly linkRequested: boolean;
};

export type Visit =
  | { readonly at: "loading" }
  | { readonly at: "unreachable"; readonly retrying: boolean }
  | { readonly at: "unknown_link" }
  | InvitationVisit
  | { readonly at: "turned_away"; readonly invitation: InvitationView; readonly by: ClosedBy }
  | Outcome;

export type VisitEvent =
  | { readonly type: "viewing" }
  | { readonly type: "not_viewed"; readonly refusal: Refusal }
  | { readonly type: "viewed"; readonly invitation: InvitationView }
  | { readonly type: "acting"; readonly act: Act }
  | { readonly type: "refused"; readonly refusal: Refusal }
  | { readonly type: "accepted"; readonly acceptance: Acceptance }
  | { readonly type: "declined" }
  | { readonly type: "link_requested" };

/** Where an invitation stands for whoever looks at it now. */
export function stageOf(invitation: InvitationView): Stage {
  if (invitation.status !== "pending") return invitation.status;
  if (invitation.isExpired) return "expired";
  if (!invitation.canAccept) return "closed";
  if (isSignedInAsSomebodyElse(invitation)) return "wrong_account";
  return invitation.needs === "nothing" ? "signed_in" : invitation.needs;
}

/** Whether the browser's session belongs to another address than the invited one. */
export function isSignedInAsSomebodyElse({ signedInAs, email }: InvitationView): boolean {
  return signedInAs !== null && signedInAs.toLowerCase() !== email.toLowerCase();
}

/** What follows from an event. Events that do not belong to the present state change nothing. */
export function advance(visit: Visit, event: VisitEvent): Visit {
  switch (event.type) {
    case "viewing":
      return visit.at === "unreachable" ? { ...visit, retrying: true } : { at: "loading" };
    case "not_viewed":
      return isUnknownLink(event.refusal) ? { at: "unknown_link" } : { at: "unreachable", retrying: false };
    case "viewed":
      return viewed(visit, event.invitation);
    default:
      return visit.at === "invitation" ? answered(visit, event) : visit;
  }
}

type Answered = Exclude<VisitEvent, { type: "viewing" | "not_viewed" | "viewed" }>;

function answered(visit: InvitationVisit, event: Answered): Visit {
  const { invitation } = visit;
  switch (event.type) {
    case "acting":
      return { ...visit, acting: event.act, refusal: null };
    case "refused":
      return refused(visit, event.refusal);
    case "accepted": {
      const { redirectTo, signedIn, mfaEnrolmentRequired } = event.acceptance;
      const organization = invitation.organization.name;
      return { at: "welcome", organization, redirectTo, signedIn, mfaEnrolmentRequired };
    }
    case "declined":
      return {
        at: "farewell",
        organization: invitation.organization.name,
        inviter: invitation.invitedBy?.name ?? null,
      };
    case "link_requested":
      return { ...visit, acting: null, refusal: null, linkRequested: true };
  }
}

function viewed(visit: Visit, invitation: InvitationView): Visit {
  // What was refused stays on the page only as long as the visitor still looks at the same question.
  const sameQuestion = visit.at === "invitation" && stageOf(visit.invitation) === stageOf(invitation);
  return {
    at: "invitation",
    invitation,
    acting: null,
    refusal: sameQuestion ? visit.refusal : null,
    linkRequested: false,
  };
}

function refused(visit: InvitationVisit, refusal: Refusal): Visit {
  const end = (status: InvitationView["status"]): Visit => ({
    ...visit,
    invitation: { ...visit.invitation, status, canAccept: false, isExpired: status === "expired" },
    acting: null,
    refusal: null,
  });
  switch (refusal.reason) {
    case "invitation_expired":
      return end("expired");
    case "invitation_cancelled":
      return end("cancelled");
    case "invitation_accepted":
    case "already_member":
      return end("accepted");
    case "invitation_declined":
      return end("declined");
    case "invitation_not_found":
      return { at: "unknown_link" };
    case "inviter_lost_authority":
    case "account_disabled":
      return { at: "turned_away", invitation: visit.invitation, by: refusal.reason };
    default:
      return { ...visit, acting: null, refusal };
  }
}

/** Whether the page shows something that the server no longer agrees with, so that it has to look again. */
export function isOutdated({ reason }: Refusal): boolean {
  return (
    reason === "email_mismatch" ||
    reason === "sign_in_required" ||
    reason === "unauthenticated" ||
    reason === "forbidden" ||
    reason === "not_pending" ||
    reason === "conflict" ||
    // Who is signed in decides whether to offer "go there" or "sign in", and accepting may have changed it.
    reason === "invitation_accepted" ||
    reason === "already_member"
  );
}

/** Whether the same thing may well succeed in a moment, with nothing changed. */
export function isPassing({ reason }: Refusal): boolean {
  return reason === "unreachable" || reason === "unavailable";
}

function isUnknownLink({ reason }: Refusal): boolean {
  return reason === "invitation_not_found" || reason === "not_found" || reason === "invalid_input";
}
