import { invalidInput } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { applicationCode } from "./application-code.ts";

/** An invitation as far as it leads on to an own application. */
type Onward = {
  readonly id: string;
  readonly organizationId: string;
  /** As a browser writes it. Null: it leads to Foyer. */
  readonly redirectTo: string | null;
};

/** Whether a page is at one of the origins that an organization lists. */
export function isListed(redirectTo: string, origins: readonly string[]): boolean {
  return origins.includes(new URL(redirectTo).origin);
}

/**
 * Refuses a page that is at none of the origins that an organization lists.
 * @throws Failure `invalid_input`
 */
export async function requireListed(
  { database }: Pick<Context, "database">,
  { organizationId }: Pick<Onward, "organizationId">,
  redirectTo: string | undefined,
): Promise<void> {
  if (redirectTo === undefined) return;
  const { origins } = await standingOf(database.read, organizationId);
  if (isListed(redirectTo, origins)) return;
  throw invalidInput("redirectTo", "Must be at one of the origins that the organization lists.");
}

/**
 * Where somebody who accepts at this moment goes on to, with a code for whoever is there: in the fragment, which is sent to no
 * server and stands in no log. Null: to Foyer, also where the site is not listed any more.
 */
export async function goOnTo(
  { keys }: Pick<Context, "keys">,
  tx: Transaction,
  { id: invitationId, organizationId, redirectTo }: Onward,
): Promise<string | null> {
  if (redirectTo === null) return null;
  const { origins, seconds } = await standingOf(tx, organizationId);
  if (!isListed(redirectTo, origins)) return null;
  return `${redirectTo}#foyer_code=${applicationCode(keys.applicationCode, { invitationId, seconds })}`;
}

async function standingOf(db: Pick<Transaction, "$queryRaw">, organizationId: string) {
  const [standing] = await db.$queryRaw<{ origins: string[]; seconds: number }[]>`
    SELECT redirect_origins AS origins, floor(EXTRACT(EPOCH FROM now()))::float8 AS seconds
    FROM organizations WHERE id = ${organizationId}::uuid`;
  return standing ?? { origins: [], seconds: 0 };
}
