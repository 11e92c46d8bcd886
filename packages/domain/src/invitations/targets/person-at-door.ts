import { Failure, invalidInput } from "@foyer/contract/failures";
import type { AcceptInvitation, InvitationView } from "@foyer/contract/invitations";
import type { OrganizationRole } from "@foyer/contract/permissions";
import type { Transaction } from "@foyer/db/database";
import { findAccount, openAccount } from "../../accounts/accounts.ts";
import { completeSignIn } from "../../accounts/complete-sign-in.ts";
import { hashPassword, minimumLengthUnder } from "../../accounts/passwords.ts";
import { requireSession } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import type { Claimed } from "../lifecycle.ts";
import type { LinkedInvitation } from "../linked-invitation.ts";
import type { Guest } from "./target.ts";

/** What stands between a person and a door that asks for an account of the invited address. */
export async function needsOfPerson(
  ctx: Context,
  { email }: Pick<LinkedInvitation, "email">,
): Promise<InvitationView["needs"]> {
  if (ctx.caller?.email === email) return "nothing";
  const account = await findAccount(ctx.database.read, email);
  return account?.opened ? "sign_in" : "new_account";
}

/**
 * Finds out which person accepts: whoever is signed in with the invited address, or somebody new who opens its account.
 * Hashes, so it runs before the transaction. `becomes` is what they will be in the organization.
 * @throws Failure `email_mismatch`, `sign_in_required`, `invalid_input`, `weak_password`
 */
export async function identifyPerson(
  ctx: Context,
  { becomes, ...invitation }: LinkedInvitation & { readonly becomes: OrganizationRole },
  input: AcceptInvitation,
): Promise<Guest> {
  const { email, fullName, organizationName, mfaPolicy } = invitation;
  // Somebody else is signed in here: whoever it is must not be let in, nor lose their session, by mistake.
  if (ctx.caller && ctx.caller.email !== email) throw new Failure("email_mismatch");
  // Not by an API key: it belongs to another organization.
  if (ctx.caller) return { kind: "person", userId: requireSession(ctx).userId };
  const account = await findAccount(ctx.database.read, email);
  if (account?.opened) throw new Failure("sign_in_required");

  const name = input.name ?? fullName ?? account?.name;
  if (name === undefined) throw invalidInput("name", "Tell us your name.");
  if (input.password === undefined) throw invalidInput("password", "Choose a password.");
  return {
    kind: "newcomer",
    name,
    password: await hashPassword(input.password, {
      minimum: minimumLengthUnder(mfaPolicy, becomes),
      context: { name, email, organizations: [organizationName] },
    }),
    profile: input.profile ?? {},
  };
}

/** Characters that the password of a new account needs at least. `becomes` is what its owner will be in the organization. */
export function minimumLengthAtDoor(
  { mfaPolicy }: Pick<LinkedInvitation, "mfaPolicy">,
  becomes: OrganizationRole | null,
): number {
  return minimumLengthUnder(mfaPolicy, becomes);
}

/** Signs in whoever has just opened their account. Answers the cookies for when the transaction has committed. */
export async function signInAtDoor(
  ctx: Context,
  tx: Transaction,
  { guest, userId, email }: { readonly guest: Guest; readonly userId: string; readonly email: string },
): Promise<readonly string[]> {
  return guest.kind === "newcomer" ? completeSignIn(ctx, tx, { userId, email, secondFactor: null }) : [];
}

/** The account of the person at the door, opened now where it is new. @throws Failure `sign_in_required` */
export async function accountOfGuest(
  tx: Transaction,
  { email }: Pick<Claimed, "email">,
  guest: Guest,
): Promise<string> {
  if (guest.kind === "person") return guest.userId;
  if (guest.kind === "attendee") throw new Failure("sign_in_required");
  const userId = await openAccount(tx, { ...guest, email });
  // The address got its account while we were hashing.
  if (userId === null) throw new Failure("sign_in_required");
  return userId;
}
