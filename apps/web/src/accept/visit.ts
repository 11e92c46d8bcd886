import type { Acceptance, InvitationView } from "@foyer/contract/invitations";
import type { Refusal } from "./call.ts";
import { type DoorScene, doorScene, homeOf, placeOf } from "./doors.ts";

/** An invitation as this browser sees it: `code`, once the password was right and the second factor is left to prove. */
export type SeenInvitation = Omit<InvitationView, "needs"> & {
  readonly needs: InvitationView["needs"] | "code";
};

/** What an invitation asks of this visitor, or why it asks nothing any more. */
export type Stage =
  | "new_account"
  | "sign_in"
  | "code"
  | "signed_in"
  | "wrong_account"
  /** A door's own scene, whatever it asks or tells: for an event `event/event-stage.ts` tells that apart. */
  | DoorScene
  /** There is nothing behind the door any more. */
  | "removed"
  | "expired"
  | "cancelled"
  | "accepted"
  | "declined";

export type Act =
  | "accept"
  | "sign_in"
  | "enter_code"
  | "switch_account"
  | "decline"
  | "request_link"
  | "stand_in_line"
  | "fetch_calendar";

/** In. Holds no token: it is kept in the browser's history. */
export type WelcomeVisit = {
  readonly at: "welcome";
  /** What they came into. */
  readonly place: string;
  readonly invitation: { readonly organization: Omit<InvitationView["organization"], "id"> };
} & Way;

/** Reasons that close this door to this visitor, though the invitation itself still stands. */
export type ClosedBy = "inviter_lost_authority" | "account_disabled";

/** Whatever can be shown to who comes by a link. */
export type Scene = Stage | ClosedBy | "welcome" | "unknown_link";

export type InvitationVisit = {
  readonly at: "invitation";
  readonly invitation: SeenInvitation;
  /** What is under way; while something is, nothing else starts. */
  readonly acting: Act | null;
  /** Why the last act came to nothing. */
  readonly refusal: Refusal | null;
  readonly linkRequested: boolean;
};

export type Visit =
  | { readonly at: "loading" }
  /** `waitSeconds`: not before then, where the server is there and says so. */
  | { readonly at: "unreachable"; readonly retrying: boolean; readonly waitSeconds: number }
  | { readonly at: "unknown_link" }
  | InvitationVisit
  | { readonly at: "turned_away"; readonly invitation: SeenInvitation; readonly by: ClosedBy }
  | WelcomeVisit;

export type VisitEvent =
  | { readonly type: "viewing" }
  | { readonly type: "not_viewed"; readonly refusal: Refusal }
  | { readonly type: "viewed"; readonly invitation: SeenInvitation }
  | { readonly type: "acting"; readonly act: Act }
  | { readonly type: "refused"; readonly refusal: Refusal }
  | { readonly type: "accepted"; readonly acceptance: Acceptance }
  | { readonly type: "declined" }
  | { readonly type: "link_requested" }
  /** Something was done that changes nothing here. */
  | { readonly type: "done" };

/** Where an invitation stands for whoever looks at it now. */
export function stageOf(invitation: SeenInvitation): Stage {
  const { status, needs } = invitation;
  if (status === "declined") return status;
  if (invitation.isRemoved) return "removed";
  if (invitation.isExpired) return "expired";
  const scene = doorScene(invitation);
  if (scene && status !== "cancelled") return scene;
  if (status !== "pending") return status;
  if (isSignedInAsSomebodyElse(invitation)) return "wrong_account";
  return needs === "nothing" ? "signed_in" : needs;
}

/** Whether the browser's session belongs to another address than the invited one. */
export function isSignedInAsSomebodyElse({ signedInAs, email }: SeenInvitation): boolean {
  return signedInAs !== null && signedInAs !== email;
}

/** What follows from an event. Events that do not belong to the present state change nothing. */
export function advance(visit: Visit, event: VisitEvent): Visit {
  switch (event.type) {
    case "viewing":
      return visit.at === "unreachable" ? { ...visit, retrying: true } : { at: "loading" };
    case "not_viewed":
      return isUnknownLink(event.refusal)
        ? { at: "unknown_link" }
        : { at: "unreachable", retrying: false, waitSeconds: event.refusal.retryAfterSeconds };
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
    case "accepted":
      return accepted(visit, event.acceptance);
    case "declined":
      return { ...visit, acting: null, invitation: { ...invitation, status: "declined" } };
    case "link_requested":
      return { ...visit, acting: null, linkRequested: true };
    case "done":
      return { ...visit, acting: null };
  }
}

type Way = Pick<Acceptance, "redirectTo" | "signedIn" | "mfaEnrolmentRequired">;

/** Whoever is in by a door with a scene of its own goes nowhere: this page is theirs, with the way back out if there is one. */
function accepted({ invitation, ...visit }: InvitationVisit, way: Way): Visit {
  if (doorScene(invitation)) {
    const { redirectTo } = way;
    return { ...visit, acting: null, invitation: { ...invitation, status: "accepted", redirectTo } };
  }
  const { id: _, ...organization } = invitation.organization;
  return { ...way, at: "welcome", place: placeOf(invitation), invitation: { organization } };
}

function viewed(visit: Visit, invitation: SeenInvitation): Visit {
  // What was refused stays on the page only as long as the visitor still looks at the same question, or if it says why
  // that is another one now.
  const stays =
    visit.at === "invitation" &&
    (isSameQuestion(visit.invitation, invitation) || visit.refusal?.reason === "unauthenticated");
  return {
    at: "invitation",
    invitation,
    acting: null,
    refusal: stays ? visit.refusal : null,
    linkRequested: false,
  };
}

function isSameQuestion(one: SeenInvitation, other: SeenInvitation): boolean {
  return stageOf(one) === stageOf(other) && one.status === other.status;
}

function refused(visit: InvitationVisit, refusal: Refusal): Visit {
  const { invitation } = visit;
  if (closesDoor(refusal.reason)) return { at: "turned_away", invitation, by: refusal.reason };
  switch (refusal.reason) {
    case "invitation_not_found":
      return { at: "unknown_link" };
    case "already_member":
      return accepted(visit, {
        redirectTo: invitation.redirectTo ?? homeOf(invitation),
        signedIn: true,
        mfaEnrolmentRequired: false,
      });
    default:
      return { ...visit, acting: null, refusal };
  }
}

/** Whether a refusal closes the door to this visitor for good. */
export function closesDoor(reason: Refusal["reason"]): reason is ClosedBy {
  return reason === "inviter_lost_authority" || reason === "account_disabled";
}

/**
 * What a refusal is about. `passing`: the same may well succeed in a moment. `later`: it may after a wait, and was asked
 * for too often. `typed`: something in the form. `mailed`: another link opens this, one that was mailed. `outdated`: the page shows what the server no longer agrees with, and has
 * to look again.
 */
export function kindOf({ reason }: Refusal): "passing" | "later" | "typed" | "mailed" | "outdated" {
  switch (reason) {
    case "unreachable":
    case "unavailable":
      return "passing";
    case "rate_limited":
    case "account_locked":
      return "later";
    case "invalid_input":
    case "weak_password":
    case "invalid_credentials":
    case "invalid_code":
    case "payload_too_large":
      return "typed";
    case "forbidden":
      return "mailed";
    default:
      return "outdated";
  }
}

/** Whether what the server says of a link is that it knows none like it. */
export function isUnknownLink({ reason }: Refusal): boolean {
  return reason === "invitation_not_found" || reason === "not_found" || reason === "invalid_input";
}
