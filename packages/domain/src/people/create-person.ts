import { termsOf } from "@foyer/contract/doors";
import { Failure } from "@foyer/contract/failures";
import type { CreatePerson, Person } from "@foyer/contract/people";
import { Prisma } from "@foyer/db/database";
import { prepareAccount } from "../accounts/accounts.ts";
import { record } from "../audit/record.ts";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { issueInvitation } from "../invitations/issue-invitations.ts";
import { requireGrant } from "../invitations/require-grant.ts";
import { prepareMembership } from "../organizations/memberships.ts";
import { personAnswer, selectPeople } from "./read-people.ts";

/**
 * Creates a person who can't enter yet, and invites them, in one act (S0.1). The name of an account that exists already
 * stays as its owner wrote it. A guest is invited to become more, and is what they are until they accept.
 * @throws Failure as `authorize`; `already_member`, `already_invited`
 */
export async function createPerson(ctx: Context, input: CreatePerson): Promise<Person> {
  const { organizationId: wanted, email, name, role, message, expiresInHours } = input;
  const tenant = authorize(ctx, "person.create", wanted);
  requireGrant(tenant, role);
  const { organizationId } = tenant;

  return ctx.database.transaction(async (tx) => {
    const userId = await prepareAccount(tx, email, name);
    if (await prepareMembership(tx, { organizationId, userId, role }, tenant.role)) {
      await record(ctx, tx, {
        act: "person.created",
        organizationId,
        subject: { kind: "person", id: userId, label: email },
        details: { role },
      });
    }
    const target = { kind: "organization", organizationId, role } as const;
    const wish = { organizationId, email, fullName: name, message, expiresInHours, send: true };
    await issueInvitation(ctx, tx, { ...wish, kind: target.kind, ...termsOf(target) });
    const [row] = await selectPeople(tx, tenant, Prisma.sql`u.id = ${userId}::uuid`, 1);
    if (!row) throw new Failure("not_found");
    return personAnswer(row);
  });
}
