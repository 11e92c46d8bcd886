import { removeOldAttempts } from "./accounts/login-attempts.ts";
import { removeEndedChallenges } from "./accounts/mfa-challenge.ts";
import { removeOldMessages } from "./accounts/remove-old-messages.ts";
import { removeForgottenFailures } from "./accounts/throttle.ts";
import { removeOldActivity } from "./activity/remove-old-activity.ts";
import type { Services } from "./context.ts";
import { removeUntoldAnswers } from "./digests/remove-untold-answers.ts";
import { removeOldCalls } from "./idempotency/idempotent-calls.ts";
import { removeUnbegunImports } from "./imports/remove-unbegun-imports.ts";
import { expireInvitations } from "./invitations/expire-invitations.ts";
import { removeExpiredLimits } from "./limits.ts";
import { removeOldCounts } from "./mail/message-counts.ts";
import { removeOldWebhookEvents } from "./webhooks/remove-old-webhook-events.ts";

/** What the clean-up found: invitations written down as expired, and how many were removed of everything else. */
export type CleanedUp = {
  readonly invitations: number;
  readonly sessions: number;
  readonly accountMessages: number;
  readonly loginAttempts: number;
  /** Failures, limits, counted messages, half sessions, what has changed and what was told or answered, nobody's any more. */
  readonly leftovers: number;
};

/** The nightly clean-up (S4.6). Nothing depends on it: what it removes had ended before. */
export async function cleanUp(services: Services): Promise<CleanedUp> {
  const invitations = await expireInvitations(services);
  const sessions = await services.sessions.removeExpired();
  const accountMessages = await removeOldMessages(services);
  const loginAttempts = await removeOldAttempts(services);
  const failures = await removeForgottenFailures(services);
  const limits = await removeExpiredLimits(services);
  const challenges = await removeEndedChallenges(services);
  const answers = await removeUntoldAnswers(services);
  const counts = await removeOldCounts(services);
  const imports = await removeUnbegunImports(services);
  const activity = await removeOldActivity(services);
  const told = await removeOldWebhookEvents(services);
  const calls = await removeOldCalls(services);
  return {
    invitations,
    sessions,
    accountMessages,
    loginAttempts,
    leftovers: failures + limits + challenges + answers + counts + imports + activity + told + calls,
  };
}
