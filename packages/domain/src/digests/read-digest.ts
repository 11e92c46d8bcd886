import type { InvitationKind } from "@foyer/contract/doors";
import type { Services } from "../context.ts";
import { byDoor } from "../invitations/targets/by-door.ts";
import { mayEnter } from "../organizations/memberships.ts";

// As many lines as an e-mail bears. All of them are on the page that it leads to.
const mostAnswers = 200;

/** What a digest tells. */
export type Digest = {
  readonly organizationName: string;
  readonly recipientName: string;
  /** Where all of it can be seen. */
  readonly url: string;
  readonly answers: readonly Answer[];
};

type Answer = {
  readonly inviteeName: string | null;
  readonly inviteeEmail: string;
  /** Null: the organization itself. */
  readonly place: { readonly kind: InvitationKind; readonly name: string; readonly occasion: null } | null;
  readonly answer: "accepted" | "declined";
};

/** Null where nobody is to be told any more: they may not enter the organization now, or want to know nothing. */
export async function readDigest(
  { database, publicUrl }: Pick<Services, "database" | "publicUrl">,
  messageId: string,
): Promise<Digest | null> {
  const [digest] = await database.read.$queryRaw<
    { organizationId: string; organizationName: string; recipientName: string }[]
  >`
    SELECT o.id AS "organizationId", o.name AS "organizationName", u.name AS "recipientName"
    FROM account_messages d JOIN organizations o ON o.id = d.organization_id JOIN users u ON u.id = d.user_id
    JOIN memberships m ON m.organization_id = o.id AND m.user_id = u.id
    WHERE d.id = ${messageId}::uuid AND ${mayEnter} AND m.answer_notices <> 'never'`;
  if (!digest) return null;
  const answers = await database.read.$queryRaw<
    (Omit<Answer, "place"> & { kind: InvitationKind; placeName: string })[]
  >`
    SELECT i.full_name AS "inviteeName", i.email::text AS "inviteeEmail", a.answer::text, i.kind::text,
      ${byDoor(({ placeName }) => placeName)} AS "placeName"
    FROM answer_notices_to_tell a JOIN invitations i ON i.id = a.invitation_id
    WHERE a.message_id = ${messageId}::uuid AND a.answer IN ('accepted', 'declined')
    ORDER BY a.at, a.id LIMIT ${mostAnswers}`;
  if (answers.length === 0) return null;
  const { organizationId, ...names } = digest;
  return {
    ...names,
    url: `${publicUrl}/o/${organizationId}/invitations`,
    answers: answers.map(({ kind, placeName: name, ...answer }) => ({
      ...answer,
      place: kind === "organization" ? null : { kind, name, occasion: null },
    })),
  };
}
