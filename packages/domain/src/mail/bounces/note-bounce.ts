import type { SuppressionReason } from "@foyer/contract/mail";
import { contextOfFoyer, type Services } from "../../context.ts";
import { recordInvitation } from "../../invitations/record-invitation.ts";
import { suppressAddress } from "../suppressions/suppress-address.ts";
import { suppressRefused } from "../suppressions/suppress-refused.ts";
import { type Report, reportedOn } from "./report.ts";
import { toldWords, wordsWithout } from "./told-words.ts";

/** The message that was reported on. */
type Reported = {
  readonly organizationId: string;
  readonly invitationId: string;
  readonly recipient: string;
  /** A notice to the team says nothing about the invitee's address. */
  readonly isToInvitee: boolean;
};

/**
 * Writes down that a message came back for good, once, however often that is reported. Where the address itself takes no
 * mail, it gets no more invitations from the organization until somebody asks for another try.
 */
export async function noteBounce(
  services: Services,
  {
    isAboutAddress,
    recipients = [],
    ...report
  }: Report & {
    readonly isAboutAddress: boolean;
    /** Whom the reporter names, if anybody: where it is somebody else, the mail was passed on, and the address takes it. */
    readonly recipients?: readonly string[];
  },
): Promise<void> {
  const words = toldWords(report.words);
  await services.database.transaction(async (tx) => {
    const [bounced] = await tx.$queryRaw<Reported[]>`
      UPDATE deliveries d SET status = 'bounced', detail = ${words}, changed_at = now(), next_attempt_at = NULL,
        sent_at = CASE WHEN d.status = 'sent' THEN d.changed_at END
      FROM invitations i
      WHERE ${reportedOn(report)} AND d.status IN ('queued', 'retrying', 'sent') AND i.id = d.invitation_id
      RETURNING d.organization_id AS "organizationId", d.invitation_id AS "invitationId", d.recipient,
        d.recipient::citext = i.email AS "isToInvitee"`;
    if (!bounced?.isToInvitee || !isAboutAddress) return;
    const isNamed = recipients.some((each) => each.toLowerCase() === bounced.recipient.toLowerCase());
    if (!isNamed && recipients.length > 0) return;
    await suppressRefused(services, tx, { ...bounced, words });
  });
}

/** Writes down that a message has not arrived yet, in the words of whoever still tries to deliver it. */
export async function noteDelay({ database }: Pick<Services, "database">, report: Report): Promise<void> {
  await database.transaction(
    (tx) => tx.$executeRaw`
      UPDATE deliveries d SET detail = ${toldWords(report.words)}
      WHERE ${reportedOn(report)} AND d.status = 'sent' AND d.delivered_at IS NULL`,
  );
}

/**
 * Writes down that whoever got a message called it spam, or told their provider that they want no more: they get no more
 * invitations from the organization, and only they take that back.
 */
export async function noteComplaint(
  services: Services,
  {
    reason,
    ...report
  }: Report & { readonly reason: Extract<SuppressionReason, "complained" | "unsubscribed"> },
): Promise<void> {
  const words = toldWords(report.words);
  await services.database.transaction(async (tx) => {
    const [reported] = await tx.$queryRaw<Reported[]>`
      SELECT d.organization_id AS "organizationId", d.invitation_id AS "invitationId", d.recipient,
        d.recipient::citext = i.email AS "isToInvitee"
      FROM deliveries d JOIN invitations i ON i.id = d.invitation_id
      WHERE ${reportedOn(report)}`;
    if (!reported?.isToInvitee) return;
    const { organizationId, invitationId: id, recipient: email } = reported;
    const detail = wordsWithout(email, words);
    const suppression = { organizationId, email, reason, invitationId: id, detail };
    if ((await suppressAddress(services, tx, suppression)) === null) return;
    const details = { reason, detail: words };
    await recordInvitation(
      contextOfFoyer(services),
      tx,
      "invitation.unsubscribed",
      { id, organizationId, email },
      { details },
    );
  });
}
