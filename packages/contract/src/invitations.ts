import { z } from "zod";
import { personName, profileFields } from "./account.ts";
import {
  doorView,
  eventTerms,
  invitationKind,
  invitationPlace,
  invitationRole,
  invitationTarget,
  placeFilter,
} from "./doors.ts";
import { attendance } from "./events.ts";
import { everyReason } from "./failures.ts";
import { language } from "./languages.ts";
import { expiryHours } from "./organizations.ts";
import { redirectTo } from "./redirects.ts";
import { emailAddress, id, line, metadata, pageInput, pageOf, paragraph, password, time } from "./values.ts";

export const invitationStatuses = ["pending", "accepted", "declined", "cancelled", "expired"] as const;
export const invitationStatus = z.enum(invitationStatuses);
export type InvitationStatus = z.infer<typeof invitationStatus>;

/** The secret part of a link. Its form is Foyer's own affair: anything else answers `invitation_not_found`. */
export const linkToken = z.string().min(1).max(512);

/**
 * How far a message got. `queued`: waiting to be handed over. `retrying`: the provider did not take it yet.
 * `sent`: handed over. `bounced`: refused for good, at once or later. `failed`: given up after ten days of tries. `withdrawn`:
 * there was nothing to say any more before it went out. `link`: no message; somebody copied the link.
 */
export const deliveryStatus = z.enum([
  "queued",
  "retrying",
  "sent",
  "bounced",
  "failed",
  "withdrawn",
  "link",
]);
export type DeliveryStatus = z.infer<typeof deliveryStatus>;

const forInviters =
  "for the eyes of those who manage the place; a guest of the organization is told it of invitations that they made themselves, and null of others";

export const invitation = z.object({
  id,
  organizationId: id,
  kind: invitationKind,
  status: invitationStatus,
  email: z.string(),
  fullName: z.string().nullable(),
  role: invitationRole.nullable().describe("null: this door knows none"),
  ...invitationPlace,
  language: language.describe("of what is written to the invitee"),
  message: z.string().nullable(),
  note: z.string().nullable().describe(forInviters),
  metadata: z.record(z.string(), z.unknown()).nullable().describe(forInviters),
  invitedBy: z.object({ id, name: z.string() }).nullable().describe("null: Foyer itself, at set-up"),
  inviterIp: z.string().nullable().describe("for those who manage the organization; null for everybody else"),
  redirectTo: z.string().nullable().describe("where the invitee goes on to after accepting; null: to Foyer"),
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
    "delivered",
    "bounced",
    "failed",
    "withdrawn",
    "retried",
    "unsubscribed",
    "opened",
    "updated",
    "resent",
    "reminded",
    "renewed",
    "link_copied",
    "link_requested",
    "waiting",
    "seat_offered",
    "offer_lapsed",
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
  language: language.optional().describe("of what is written to the invitee; default: the organization's"),
  redirectTo: redirectTo
    .optional()
    .describe(
      "where the invitee goes on to after accepting, at an origin that the organization lists; default: to Foyer",
    ),
  send: z.boolean().default(true).describe("false: no e-mail; use `copyLink`, or `resend` later"),
  sendAfterSeconds: z
    .number()
    .int()
    .min(0)
    .max(60)
    .optional()
    .describe("how long the e-mail waits, so that it can still be taken back by `cancel`; default: 0"),
});
export type CreateInvitation = z.infer<typeof createInvitation>;

/** How many invitations one call may act on. */
export const mostAtOnce = 1000;

const invitee = z.strictObject({ email: emailAddress, fullName: personName.optional() });

export const createInvitations = createInvitation
  .omit({ email: true, fullName: true })
  .extend({ invitees: z.array(invitee).min(1).max(mostAtOnce).describe("1 to 1,000") });
export type CreateInvitations = z.infer<typeof createInvitations>;

/** What became of each address: invited, or why not. */
export const createdInvitations = z.object({
  created: z.array(invitation),
  rejected: z.array(
    z.object({
      email: z.string(),
      reason: z.literal(everyReason),
      message: z.string(),
    }),
  ),
});
export type CreatedInvitations = z.infer<typeof createdInvitations>;

const invitationFilters = {
  organizationId: id,
  ...placeFilter,
  importId: id.optional().describe("only what one file has brought"),
  inviterId: id.optional().describe("only what one person has invited"),
  status: invitationStatus.optional(),
  attention: z
    .boolean()
    .optional()
    .describe(
      "only pending ones that need somebody: the message failed or is stuck, or they expire within 24 hours",
    ),
  search: line(200)
    .optional()
    .describe("part of an address or a name; one letter or two: what a word in them begins with"),
};

export const listInvitations = z.strictObject({ ...invitationFilters, ...pageInput });
export type ListInvitations = z.infer<typeof listInvitations>;
export const invitationPage = pageOf(invitation);
export type InvitationPage = z.infer<typeof invitationPage>;

export const byInvitation = z.strictObject({ invitationId: id });
export type ByInvitation = z.infer<typeof byInvitation>;

export const exportInvitations = z.strictObject(invitationFilters);
export type ExportInvitations = z.infer<typeof exportInvitations>;

export const bulkAction = z.enum(["resend", "cancel", "remind"]);
export type BulkAction = z.infer<typeof bulkAction>;

export const actOnInvitations = z
  .strictObject({
    invitationIds: z.array(id).min(1).max(mostAtOnce).optional().describe("1 to 1,000; or `filter`"),
    filter: z
      .strictObject(invitationFilters)
      .optional()
      .describe(
        "all that match, 1,000 a call, the newest first: go on with `cursor` until `nextCursor` is null. What is made later is left alone",
      ),
    action: bulkAction,
    cursor: pageInput.cursor,
  })
  .refine(({ invitationIds, filter }) => (invitationIds === undefined) !== (filter === undefined), {
    path: ["invitationIds"],
    error: "Name the invitations, or a filter.",
  });
export type ActOnInvitations = z.infer<typeof actOnInvitations>;

/** What became of each, in the order of the input. `reason` is null where it was done. */
export const actedOnInvitations = z.object({
  results: z.array(
    z.object({
      invitationId: id,
      reason: z.literal(everyReason).nullable(),
      message: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type ActedOnInvitations = z.infer<typeof actedOnInvitations>;

export const updateInvitation = z.strictObject({
  invitationId: id,
  role: invitationRole.optional(),
  message: paragraph(2000).nullable().optional(),
  note: paragraph(2000).nullable().optional(),
  expiresInHours: expiryHours.optional().describe("counted from now"),
  language: language.optional(),
  ...eventTerms,
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
  role: invitationRole.nullable(),
  invitedBy: z.object({ name: z.string() }).nullable(),
  organization: z.object({
    id,
    name: z.string(),
    color: z.string().nullable().describe("as #rrggbb; null: Foyer's own"),
    logoUrl: z.string().nullable().describe("a path on this server"),
  }),
  redirectTo: z
    .string()
    .nullable()
    .describe(
      "where whoever has accepted goes on to, as long as the organization lists that site; null: to Foyer",
    ),
  ...doorView,
  isVip: z.boolean().describe("of an event: somebody to look after"),
  needs: z
    .enum(["new_account", "sign_in", "nothing"])
    .describe(
      "what stands between the invitee and yes: a new account, signing in to the one they have, or nothing",
    ),
  minimumPasswordLength: z.number().describe("characters that the password of a new account needs at least"),
  optOutUrl: z.string().describe("where the invitee says that they want no more invitations from here"),
  signedInAs: z.string().nullable().describe("the address of whoever is signed in on this browser"),
});
export type InvitationView = z.infer<typeof invitationView>;

/** What an event asks of whoever comes. */
const attendeeFields = {
  fullName: personName.optional().describe("of an attendee; default: as they were invited"),
  phone: line(50).optional(),
};

export const acceptInvitation = z.strictObject({
  token: linkToken,
  name: personName.optional(),
  password: password.optional(),
  profile: profileFields.optional(),
  ...attendeeFields,
});
export type AcceptInvitation = z.infer<typeof acceptInvitation>;

export const acceptance = z.object({
  kind: invitationKind,
  status: z.literal("accepted"),
  redirectTo: z
    .string()
    .describe(
      "a path on this server; or the `redirectTo` of the invitation, whose fragment carries a `foyer_code` for `invitations.redeem`",
    ),
  signedIn: z.boolean(),
  mfaEnrolmentRequired: z.boolean(),
  attendee: attendance.optional().describe("of an event: the place that was taken"),
});
export type Acceptance = z.infer<typeof acceptance>;

/** What an own application learns of whoever has just accepted and come to it. */
export const redeemCode = z.strictObject({
  code: z
    .string()
    .min(1)
    .max(512)
    .describe("`foyer_code` of the page's fragment; good once, for ten minutes"),
});
export type RedeemCode = z.infer<typeof redeemCode>;
export const redeemed = z.object({
  invitation,
  userId: id.nullable().describe("of the account; null: this door needs none"),
  attendee: attendance.nullable().describe("of an event: the place that was taken"),
});
export type Redeemed = z.infer<typeof redeemed>;

export const joinWaitingList = z.strictObject({ token: linkToken, ...attendeeFields });
export type JoinWaitingList = z.infer<typeof joinWaitingList>;
export const waiting = z.object({
  status: z.literal("waiting"),
  position: z.number().describe("1: the next seat that is freed is theirs"),
});
export type Waiting = z.infer<typeof waiting>;

/** An iCalendar file (RFC 5545). */
export const calendarFile = z.object({ filename: z.string(), ics: z.string() });
export type CalendarFile = z.infer<typeof calendarFile>;

/** Something that waits for the caller's own answer. */
export const ownInvitation = z.object({
  invitationId: id,
  kind: invitationKind,
  organization: z.object({ id, name: z.string() }),
  ...invitationPlace,
  role: invitationRole.nullable(),
  message: z.string().nullable(),
  invitedBy: z.object({ name: z.string() }).nullable(),
  expiresAt: time,
  createdAt: time,
  url: z.string().describe("where to answer"),
});
export type OwnInvitation = z.infer<typeof ownInvitation>;

export const listOwnInvitations = z.strictObject(pageInput);
export type ListOwnInvitations = z.infer<typeof listOwnInvitations>;
export const ownInvitationPage = pageOf(ownInvitation).extend({
  isAddressProven: z
    .boolean()
    .describe(
      "false: nothing is shown, because nobody has shown yet that mail to this address reaches the caller",
    ),
});
export type OwnInvitationPage = z.infer<typeof ownInvitationPage>;

export const declined = z.object({ status: z.literal("declined") });
export const opened = z.object({ status: z.literal("recorded") });
export const linkRequested = z.object({ status: z.literal("requested") });
