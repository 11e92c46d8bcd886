import type { InvitationKind } from "@foyer/contract/doors";
import type { Language } from "@foyer/contract/languages";
import { can, type OrganizationRole } from "@foyer/contract/permissions";
import type { Email, Emails } from "@foyer/emails/emails";
import type { Services } from "../context.ts";
import { byDoor } from "../invitations/targets/by-door.ts";
import { stylesOf } from "../mail/templates/styles-of.ts";
import { mayEnter } from "../organizations/memberships.ts";

type Ground = Pick<Services, "database" | "publicUrl">;

type Recipient = {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly recipientName: string;
  readonly role: OrganizationRole;
  readonly language: Language;
};

/**
 * What a digest says, in its organization's language, words and colours. Null where there is nobody to say it to any more: they may not enter the
 * organization now, or want to know nothing.
 */
export async function writeDigest(
  { database, publicUrl }: Ground,
  emails: Emails,
  messageId: string,
): Promise<Email | null> {
  const [recipient] = await database.read.$queryRaw<Recipient[]>`
    SELECT o.id AS "organizationId", o.name AS "organizationName", u.name AS "recipientName", m.role::text,
      o.language::text
    FROM account_messages d JOIN organizations o ON o.id = d.organization_id JOIN users u ON u.id = d.user_id
    JOIN memberships m ON m.organization_id = o.id AND m.user_id = u.id
    WHERE d.id = ${messageId}::uuid AND ${mayEnter} AND m.answer_notices <> 'never'`;
  const answers = await answersOf({ database }, messageId);
  if (!recipient || answers.length === 0) return null;
  const { organizationId, organizationName, recipientName, role, language } = recipient;
  // Who manages one space alone finds it, and its invitations, on their first page.
  const page = can(role, "invitation.view") ? "/invitations" : "";
  const url = `${publicUrl}/o/${organizationId}${page}`;
  const styleOf = await stylesOf({ database, publicUrl }, [organizationId]);
  const style = styleOf({ organizationId, kind: "answers_digest", language });
  return emails.answersDigest({ organizationName, recipientName, url, answers }, style);
}

type Answer = {
  readonly inviteeName: string | null;
  readonly inviteeEmail: string;
  readonly answer: "accepted" | "declined";
  readonly kind: InvitationKind;
  readonly placeName: string;
};

async function answersOf({ database }: Pick<Ground, "database">, messageId: string) {
  const answers = await database.read.$queryRaw<Answer[]>`
    SELECT i.full_name AS "inviteeName", i.email::text AS "inviteeEmail", a.answer::text, i.kind::text,
      ${byDoor(({ placeName }) => placeName)} AS "placeName"
    FROM answer_notices_to_tell a JOIN invitations i ON i.id = a.invitation_id
    WHERE a.message_id = ${messageId}::uuid AND a.answer IN ('accepted', 'declined')
    ORDER BY a.at, a.id`;
  return answers.map(({ kind, placeName: name, ...answer }) => ({
    ...answer,
    place: kind === "organization" ? null : { kind, name, occasion: null },
  }));
}
