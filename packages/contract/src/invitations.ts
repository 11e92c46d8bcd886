import { z } from "zod";
import { personName, profileFields } from "./account.ts";
import { expiryHours } from "./organizations.ts";
import { organizationRole } from "./permissions.ts";
import { emailAddress, id, line, metadata, pageInput, pageOf, paragraph, password, time } from "./values.ts";

/** What the invitation is to. In prose a door; spaces and events join the union as they are built. */
export const invitationKinds = ["organization"] as const;
export const invitationKind = z.enum(invitationKinds);
export type InvitationKind = z.infer<typeof invitationKind>;

export const invitationStatuses = ["pending", "accepted", "declined", "cancelled", "expired"] as const;
export const invitationStatus = z.enum(invitationStatuses);
export type InvitationStatus = z.infer<typeof invitationStatus>;

/** The secret part of a link. Its form is Foyer's own affair: anything else answers `invitation_not_found`. */
export const linkToken = z.string().min(1).max(512);

export const invitationTarget = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("organization"), organizationId: id, role: organizationRole }),
]);
export type InvitationTarget = z.infer<typeof invitationTarget>;

/**
 * How far a message got. `queued`: waiting to be handed over. `retrying`: the provider did not take it yet.
 * `sent`: handed over. `failed`: refused for good. `withdrawn`: the invitation ended before it went out.
 * `link`: no message; somebody copied the link.
 */
export const deliveryStatus = z.enum(["queued", "retrying", "sent", "failed", "withdrawn", "link"]);
export type DeliveryStatus = z.infer<typeof deliveryStatus>;

export const invitation = z.object({
  id,
  organizationId: id,
  kind: invitationKind,
  status: invitationStatus,
  email: z.string(),
  fullName: z.string().nullable(),
  role: organizationRole,
  message: z.string().nullable(),
  note: z.string().nullable().describe("for the inviters' eyes"),
  metadata: z.record(z.string(), z.unknown()).nullable(),
  invitedBy: z.object({ id, name: z.string() }).nullable().describe("null: Foyer itself, at set-up"),
  inviterIp: z.string().nullable(),
  expiresAt: time,
  createdAt: time,
  openedAt: time.nullable().describe("when the accept page was first opened"),
  respondedAt: time.nullable(),
  resendCount: z.number().describe("messages that were asked for by hand after the first"),
  resendLimit: z.number(),
  delivery: z
    .object({ status: deliveryStatus, attempts: z.number(), detail: z.string().nullable(), at: time })
    .nullable()
    .describe("the newest message"),
});
export type Invitation = z.infer<typeof invitation>;

/** One thing that happened to an invitation, as the provider, the invitee and the team told it. */
export const timelineEntry = z.object({
  at: time,
  type: z.enum([
    "created",
    "queued",
    "retrying",
    "sent",
    "failed",
    "withdrawn",
    "opened",
    "updated",
    "resent",
    "reminded",
    "renewed",
    "link_copied",
    "link_requested",
    "accepted",
    "declined",
    "cancelled",
    "expired",
  ]),
  message: z.number().nullable().describe("the number of the message or copied link that this is about"),
  actor: z.string().nullable().describe("the name of who did it, where somebody of the team did"),
  detail: z.string().nullable().describe("the provider's own reply, or the reason of a failure"),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const invitationDetails = invitation.extend({ timeline: z.array(timelineEntry) });
export type InvitationDetails = z.infer<typeof invitationDetails>;

export const createInvitation = z.strictObject({
  target: invitationTarget,
  email: emailAddress,
  fullName: personName.optional(),
  message: paragraph(2000).optional(),
  note: paragraph(2000).optional(),
  metadata: metadata.optional(),
  expiresInHours: expiryHours.optional().describe("default: the organization's setting, at first 168"),
  send: z.boolean().default(true).describe("false: no e-mail; use `copyLink`"),
});
export type CreateInvitation = z.infer<typeof createInvitation>;

export const listInvitations = z.strictObject({
  organizationId: id,
  kind: invitationKind.optional(),
  status: invitationStatus.optional(),
  attention: z
    .boolean()
    .optional()
    .describe(
      "only pending ones that need somebody: the message failed or is stuck, or they expire within 24 hours",
    ),
  search: line(200).optional().describe("part of an address or a name"),
  ...pageInput,
});
export type ListInvitations = z.infer<typeof listInvitations>;
export const invitationPage = pageOf(invitation);
export type InvitationPage = z.infer<typeof invitationPage>;

export const byInvitation = z.strictObject({ invitationId: id });
export type ByInvitation = z.infer<typeof byInvitation>;

export const updateInvitation = z.strictObject({
  invitationId: id,
  role: organizationRole.optional(),
  message: paragraph(2000).nullable().optional(),
  note: paragraph(2000).nullable().optional(),
  expiresInHours: expiryHours.optional().describe("counted from now"),
});
export type UpdateInvitation = z.infer<typeof updateInvitation>;

export const copiedLink = z.object({ url: z.string() });
export type CopiedLink = z.infer<typeof copiedLink>;

export const byToken = z.strictObject({ token: linkToken });
export type ByToken = z.infer<typeof byToken>;

/** What the accept page shows before anything is asked. */
export const invitationView = z.object({
  invitationId: id,
  kind: invitationKind,
  status: invitationStatus,
  canAccept: z.boolean(),
  isExpired: z.boolean(),
  expiresAt: time,
  email: z.string(),
  fullName: z.string().nullable(),
  message: z.string().nullable(),
  role: organizationRole,
  invitedBy: z.object({ name: z.string() }).nullable(),
  organization: z.object({ id, name: z.string() }),
  space: z.null().describe("the space it leads to; none does yet"),
  event: z.null().describe("the event it leads to; none does yet"),
  needs: z
    .enum(["new_account", "sign_in", "nothing"])
    .describe(
      "what stands between the invitee and yes: a new account, signing in to the one they have, or nothing",
    ),
  minimumPasswordLength: z.number().describe("characters that the password of a new account needs at least"),
  signedInAs: z.string().nullable().describe("the address of whoever is signed in on this browser"),
});
export type InvitationView = z.infer<typeof invitationView>;

export const acceptInvitation = z.strictObject({
  token: linkToken,
  name: personName.optional(),
  password: password.optional(),
  profile: profileFields.optional(),
});
export type AcceptInvitation = z.infer<typeof acceptInvitation>;

export const acceptance = z.object({
  kind: invitationKind,
  status: z.literal("accepted"),
  redirectTo: z.string().describe("a path on this server"),
  signedIn: z.boolean(),
  mfaEnrolmentRequired: z.boolean(),
});
export type Acceptance = z.infer<typeof acceptance>;

export const declined = z.object({ status: z.literal("declined") });
export const opened = z.object({ status: z.literal("recorded") });
export const linkRequested = z.object({ status: z.literal("requested") });
