import { Prisma } from "@foyer/db/database";

/**
 * Whether one more message may be asked for (S4.2): resends and reminders count together, against the organization's
 * setting. Part of the claim, so that racing calls can't overshoot it.
 */
export const withinLimit = Prisma.sql`i.resend_count < (SELECT resend_limit FROM organizations WHERE id = i.organization_id)`;

/** The same as a condition of a transition. */
export const onlyWithinLimit = { if: withinLimit, otherwise: "resend_limit_reached" } as const;
