import { Failure } from "@foyer/contract/failures";
import type { OptOut } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";
import { addressHasher } from "../address-hash.ts";
import { linkToOptOut } from "../opt-out-link.ts";
import { isOwnReason } from "./suppress-address.ts";

/** Whom a link to end invitations is for, and how it stands with them. */
type OptOutLinked = {
  readonly invitation: { readonly id: string; readonly organizationId: string; readonly email: string };
  /** Of the link by which they came. */
  readonly number: number;
  readonly answer: OptOut;
};

/** What a link to end invitations is about. @throws Failure `invitation_not_found` */
export async function findByOptOutLink(ctx: Context, token: string): Promise<OptOutLinked> {
  const link = linkToOptOut(ctx, token);
  if (link === null) throw new Failure("invitation_not_found");
  const { invitationId: id, number } = link;
  const { read } = ctx.database;
  const invitation = await read.invitation.findUnique({
    where: { id },
    select: { organizationId: true, email: true, organization: { select: { name: true } } },
  });
  if (!invitation) throw new Failure("invitation_not_found");
  const { organizationId, email, organization } = invitation;
  const hash = (await addressHasher(ctx, read))(organizationId, email);
  const own = await read.$queryRaw<unknown[]>`
    SELECT 1 FROM suppressions s
    WHERE s.organization_id = ${organizationId}::uuid AND s.address_hash = decode(${hash}, 'hex') AND ${isOwnReason}`;
  return {
    invitation: { id, organizationId, email },
    number,
    answer: { organization, email, isOptedOut: own.length > 0 },
  };
}
