/** Why a call was refused, and the HTTP status that goes with it. Nothing else leaves the server. */
export const reasons = {
  invalid_input: 400,
  invitation_expired: 400,
  invitation_cancelled: 400,
  invitation_accepted: 400,
  invitation_declined: 400,
  email_mismatch: 400,
  already_member: 400,
  resend_limit_reached: 400,
  weak_password: 400,
  invalid_code: 400,
  not_pending: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  sign_in_required: 401,
  forbidden: 403,
  mfa_enrolment_required: 403,
  mfa_required: 403,
  inviter_lost_authority: 403,
  account_disabled: 403,
  not_found: 404,
  invitation_not_found: 404,
  already_invited: 409,
  event_full: 409,
  address_suppressed: 409,
  conflict: 409,
  payload_too_large: 413,
  rate_limited: 429,
  account_locked: 429,
  unavailable: 503,
} as const;

export type Reason = keyof typeof reasons;
export const everyReason = Object.keys(reasons).filter((word): word is Reason => word in reasons);

const sentences: Record<Reason, string> = {
  invalid_input: "Something in the request is not as it should be.",
  invitation_expired: "This invitation has expired.",
  invitation_cancelled: "This invitation was cancelled.",
  invitation_accepted: "This invitation has already been accepted.",
  invitation_declined: "This invitation was declined.",
  email_mismatch: "You are signed in with another address than the one that was invited.",
  already_member: "This person is already a member.",
  resend_limit_reached: "This invitation has been sent as often as the organization allows.",
  weak_password: "This password is too easy to guess.",
  invalid_code: "This code is not right, or was used already.",
  not_pending: "This invitation is no longer waiting for an answer.",
  unauthenticated: "Sign in first.",
  invalid_credentials: "The address or the password is not right.",
  sign_in_required: "This address already has an account: sign in to accept.",
  forbidden: "You may not do this.",
  mfa_enrolment_required: "This organization asks for a second factor: set one up first.",
  mfa_required: "Enter the code of your second factor first.",
  inviter_lost_authority: "The person who invited you may no longer let you in.",
  account_disabled: "Your access to this organization is switched off.",
  not_found: "There is nothing here.",
  invitation_not_found: "This link does not belong to an invitation.",
  already_invited: "An invitation to this address is already waiting for an answer.",
  event_full: "Every seat of this event is taken.",
  address_suppressed: "This address takes no more invitations from this organization.",
  conflict: "Somebody else changed this at the same moment.",
  payload_too_large: "The request is larger than allowed.",
  rate_limited: "That was too much at once. Try again later.",
  account_locked: "Too many tries have failed. Try again later.",
  unavailable: "Foyer can't answer right now. Try again in a moment.",
};

/** One thing that is wrong in an input: where, and what. */
export type Issue = { readonly path: string; readonly message: string };

export type FailureDetails = {
  /** A sentence for this very case, where the reason's own says too little. */
  readonly message?: string;
  readonly issues?: readonly Issue[];
  /** The pending invitation that is in the way (`already_invited`). */
  readonly invitationId?: string;
  /** When trying again may work (`rate_limited`, `account_locked`): whole seconds, for `Retry-After` (RFC 9110 §10.2.3). */
  readonly retryAfterSeconds?: number;
  /** What led to it, for the log alone. */
  readonly cause?: unknown;
};

/** The one way in which an act refuses. Knows no HTTP: the status is looked up where the answer is written. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly reason: Reason;
  readonly details: FailureDetails;

  constructor(reason: Reason, details: FailureDetails = {}) {
    super(details.message ?? sentences[reason], { cause: details.cause });
    this.reason = reason;
    this.details = details;
  }
}

/** Refuses one field of an input. */
export function invalidInput(path: string, message: string): Failure {
  return new Failure("invalid_input", { issues: [{ path, message }] });
}
