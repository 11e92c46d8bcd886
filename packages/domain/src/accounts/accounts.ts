import type { ProfileFields } from "@foyer/contract/account";
import type { Transaction } from "@foyer/db/database";
import { uuidv7 } from "uuidv7";
import type { KeptPassword } from "./passwords.ts";

/** A person as an address leads to them. `opened`: has a password, so that nobody else may set one. */
export type Account = { readonly userId: string; readonly name: string; readonly opened: boolean };

/** The account of an address; `null` if there is none. */
export async function findAccount(db: Pick<Transaction, "user">, email: string): Promise<Account | null> {
  const user = await db.user.findUnique({
    where: { email },
    select: { id: true, name: true, passwordHash: true },
  });
  return user && { userId: user.id, name: user.name, opened: user.passwordHash !== null };
}

/** Finds the account of an address, or prepares one that an invitation will open. */
export async function prepareAccount(tx: Transaction, email: string, name: string): Promise<string> {
  // Of two at once one inserts and the other finds.
  await tx.user.createMany({ data: { email, name }, skipDuplicates: true });
  const { id } = await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
  return id;
}

/**
 * Opens the account of an address with its first password. Answers `null`, and changes nothing, where somebody has
 * opened it already: an invitation never touches a password that is in use.
 */
export async function openAccount(
  tx: Transaction,
  account: {
    readonly email: string;
    readonly name: string;
    readonly password: KeptPassword;
    readonly profile: ProfileFields;
  },
): Promise<string | null> {
  const {
    clientCompany = null,
    zohoAccount = null,
    phone = null,
    position = null,
    department = null,
  } = account.profile;
  const { passwordHash, passwordIsShort } = account.password;
  const [opened] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO users AS known
      (id, email, name, password_hash, password_is_short, client_company, zoho_account, phone, position, department)
    VALUES (${uuidv7()}::uuid, ${account.email}, ${account.name}, ${passwordHash}, ${passwordIsShort},
      ${clientCompany}, ${zohoAccount}, ${phone}, ${position}, ${department})
    ON CONFLICT (email) DO UPDATE SET
      name = excluded.name, password_hash = excluded.password_hash,
      password_is_short = excluded.password_is_short, client_company = excluded.client_company,
      zoho_account = excluded.zoho_account, phone = excluded.phone, position = excluded.position,
      department = excluded.department
      WHERE known.password_hash IS NULL
    RETURNING id`;
  return opened?.id ?? null;
}
