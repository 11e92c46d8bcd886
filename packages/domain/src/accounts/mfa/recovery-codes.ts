import { createHash, randomInt } from "node:crypto";
import type { Transaction } from "@foyer/db/database";
import { uuidv7 } from "uuidv7";

const howMany = 10;
const length = 24;

// Crockford's base32: no letter that looks like a digit. 24 of 32 are 120 bits (ASVS asks for 112).
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Gives somebody ten new recovery codes in place of all earlier ones. They stand in the answer and nowhere else. */
export async function replaceRecoveryCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, newCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: uuidv7(), userId, hash: hashOf(code) })),
  });
  return codes;
}

/** Uses one of somebody's recovery codes up. Answers false if it is none: of racing calls one gets true. */
export async function claimRecoveryCode(
  tx: Pick<Transaction, "$executeRaw">,
  userId: string,
  code: string,
): Promise<boolean> {
  const claimed = await tx.$executeRaw`
    UPDATE recovery_codes SET used_at = now()
    WHERE user_id = ${userId}::uuid AND hash = ${hashOf(code)} AND used_at IS NULL`;
  return claimed === 1;
}

function newCode(): string {
  const letters = Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
  return letters.replaceAll(/(.{6})(?=.)/g, "$1-");
}

/** Nobody guesses 120 bits, so one round of SHA-256 keeps them. Case, hyphens and look-alike letters don't matter. */
function hashOf(code: string): string {
  const letters = code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return createHash("sha256").update(letters).digest("hex");
}
