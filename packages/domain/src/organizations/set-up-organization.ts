import { termsOf } from "@foyer/contract/doors";
import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import { record } from "../audit/record.ts";
import { type Context, contextOfFoyer, type Services } from "../context.ts";
import { issueInvitation } from "../invitations/issue-invitations.ts";
import { hasStatus } from "../invitations/lifecycle.ts";

/** What to set up. */
export type SetUp = { readonly organization: string; readonly ownerEmail: string };

/** What set-up made or found: the organization, and the invitation of its owner-to-be. */
export type SetUpResult = { readonly organizationId: string; readonly invitationId: string };

// Two processes that start at once must not both set up.
const setUpLock = 4_001;

/**
 * First start: creates the organization and an ordinary invitation for its owner (S1.8). Answers `null`, and does
 * nothing, in an installation that has an organization already.
 */
export async function setUpFirstOrganization(services: Services, setUp: SetUp): Promise<SetUpResult | null> {
  return services.database.transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${setUpLock})`;
    if ((await tx.organization.count()) > 0) return null;
    return found(contextOfFoyer(services), tx, setUp);
  });
}

/**
 * The same by hand, at any time: creates the organization unless there is one of that name, and invites its owner. An
 * invitation that is waiting already is answered as it is.
 * @throws Failure `already_member` where the address belongs to somebody inside, `conflict` where several organizations
 * have that name
 */
export async function setUpOrganization(services: Services, setUp: SetUp): Promise<SetUpResult> {
  const ctx = contextOfFoyer(services);
  return services.database.transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${setUpLock})`;
    const [existing, another] = await tx.organization.findMany({
      where: { name: setUp.organization },
      take: 2,
    });
    if (another)
      throw new Failure("conflict", { message: `Several organizations are called ${setUp.organization}.` });
    if (!existing) return found(ctx, tx, setUp);
    const waiting = await tx.$queryRaw<{ id: string }[]>`
      SELECT i.id FROM invitations i
      WHERE i.organization_id = ${existing.id}::uuid AND i.email = ${setUp.ownerEmail}::citext AND i.kind = 'organization' AND i.role = 'owner'
        AND ${hasStatus("pending")}`;
    const invitationId = waiting[0]?.id ?? (await inviteOwner(ctx, tx, existing.id, setUp.ownerEmail));
    return { organizationId: existing.id, invitationId };
  });
}

async function found(
  ctx: Context,
  tx: Transaction,
  { organization, ownerEmail }: SetUp,
): Promise<SetUpResult> {
  const { id, name } = await tx.organization.create({ data: { name: organization } });
  await record(ctx, tx, {
    act: "organization.created",
    organizationId: id,
    subject: { kind: "organization", id, label: name },
  });
  return { organizationId: id, invitationId: await inviteOwner(ctx, tx, id, ownerEmail) };
}

function inviteOwner(ctx: Context, tx: Transaction, organizationId: string, email: string): Promise<string> {
  const target = { kind: "organization", organizationId, role: "owner" } as const;
  const wish = { organizationId, email, send: true };
  return issueInvitation(ctx, tx, { ...wish, kind: target.kind, ...termsOf(target) });
}
