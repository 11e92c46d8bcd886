import { z } from "zod";
import { invitationKind, placeFilter } from "./doors.ts";
import { id, pageInput, pageOf } from "./values.ts";

const count = z.number().int();

const numbers = {
  totalSent: count.describe("all that were made, whatever became of them"),
  pending: count,
  accepted: count,
  declined: count,
  expired: count,
  cancelled: count,
  acceptanceRate: z.number().describe("percent of all sent, one decimal"),
};

/** How far invitations got; each step has at most as many as the one before, but for those who came by a copied link. */
const funnel = z.object({
  created: count,
  delivered: count.describe("a message was handed over, and has not come back"),
  opened: count.describe("a link was opened"),
  accepted: count,
});

export const invitationStatsInput = z.strictObject({
  organizationId: id,
  ...placeFilter,
  importId: id.optional().describe("only what one file has brought"),
  inviterId: id.optional().describe("only what one person has invited"),
  days: z.number().int().min(1).max(366).default(30).describe("how far back `byDay` goes"),
});
export type InvitationStatsInput = z.infer<typeof invitationStatsInput>;

export const invitationStats = z.object({
  ...numbers,
  medianHoursToAccept: z
    .number()
    .nullable()
    .describe("from creation to yes, one decimal; null: nobody has accepted"),
  byDay: z
    .array(z.object({ date: z.iso.date(), sent: count, accepted: count }))
    .describe("the last days, UTC, the oldest first"),
  funnel,
  acceptedBy: z
    .object({
      first: count.describe("the first message"),
      reminder: count,
      resend: count,
      link: count.describe("a link that somebody copied"),
      other: count.describe("such as the offer of a seat"),
    })
    .describe("which message's link brought the yes"),
});
export type InvitationStats = z.infer<typeof invitationStats>;

/** By what invitations are told apart. */
export const comparison = z.enum(["door", "space", "event", "import", "inviter"]);
export type Comparison = z.infer<typeof comparison>;

export const compareInvitations = z.strictObject({ organizationId: id, by: comparison, ...pageInput });
export type CompareInvitations = z.infer<typeof compareInvitations>;

export const comparedInvitations = z.object({
  id: z.string().describe("of the space, event, import or person; the kind of a door"),
  name: z.string(),
  kind: invitationKind.nullable().describe("of a door; otherwise null"),
  ...numbers,
  delivered: funnel.shape.delivered,
  opened: funnel.shape.opened,
});
export type ComparedInvitations = z.infer<typeof comparedInvitations>;
export const comparisonPage = pageOf(comparedInvitations);
export type ComparisonPage = z.infer<typeof comparisonPage>;

export const exportComparison = z.strictObject({ organizationId: id, by: comparison });
export type ExportComparison = z.infer<typeof exportComparison>;
