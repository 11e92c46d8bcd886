import type { Database } from "@foyer/db/database";
import type { Services } from "./context.ts";
import type { Key } from "./keys.ts";
import { sealingContext } from "./mail/settings/stored-settings.ts";
import { type SealAge, SealError, seal, sealAge, unseal } from "./seal.ts";
import { webhookSealingContext } from "./webhooks/webhook-secret.ts";

type Reader = Database["read"];

type Sealed = {
  readonly text: string;
  /** In which it was sealed. */
  readonly context: string;
  /** Puts another text in its place if it still stands there, and says in how many rows. */
  readonly replace: (by: string) => Promise<{ readonly count: number }>;
};

/** A row, and all that is sealed in it. */
type Row = { readonly key: string; readonly sealed: readonly Sealed[] };

/** The next rows of a table, by their key. */
type Place = (read: Reader, after: string | null, take: number) => Promise<readonly Row[]>;

const atOnce = 500;

/**
 * Seals everything under the current key that is still under an earlier one: authenticators, passwords and keys of mail
 * providers, secrets of webhooks, and keys that outlive `APP_SECRET`. What changes meanwhile stays as it was changed; to run again, or twice at
 * once, does no harm. `unreadable` ones are left as they are.
 */
export async function resealSecrets({
  database,
  keys,
}: Pick<Services, "database" | "keys">): Promise<{ resealed: number; unreadable: number }> {
  let resealed = 0;
  let unreadable = 0;
  for await (const sealed of sealedSecrets(database)) {
    const renewed = renew(keys.sealing, sealed);
    if (renewed === null) unreadable += 1;
    else if (renewed !== sealed.text) resealed += (await sealed.replace(renewed)).count;
  }
  return { resealed, unreadable };
}

/** How many secrets are under the current key, under an earlier one, and under none that is configured. */
export async function countSealedSecrets(
  database: Pick<Database, "read">,
  key: Key,
): Promise<Readonly<Record<SealAge, number>>> {
  const counts = { current: 0, earlier: 0, unknown: 0 };
  for await (const { text } of sealedSecrets(database)) counts[sealAge(key, text)] += 1;
  return counts;
}

/** The same secret under the current key; null if it can't be read. */
function renew(key: Key, { text, context }: Sealed): string | null {
  try {
    return sealAge(key, text) === "current" ? text : seal(key, unseal(key, text, context), context);
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

const authenticators: Place = async (read, after, take) => {
  const rows = await read.totp.findMany({
    where: after === null ? {} : { userId: { gt: after } },
    orderBy: { userId: "asc" },
    take,
    select: { userId: true, sealedSecret: true, pendingSecret: true },
  });
  return rows.map(({ userId, ...columns }) => ({
    key: userId,
    sealed: (["sealedSecret", "pendingSecret"] as const).flatMap((column) => {
      const text = columns[column];
      const replace = (by: string) =>
        read.totp.updateMany({ where: { userId, [column]: text }, data: { [column]: by } });
      return text === null ? [] : [{ text, context: userId, replace }];
    }),
  }));
};

const mailSettings: Place = async (read, after, take) => {
  const rows = await read.mailSettings.findMany({
    where: after === null ? {} : { organizationId: { gt: after } },
    orderBy: { organizationId: "asc" },
    take,
    select: { organizationId: true, sealedSecrets: true },
  });
  return rows.map(({ organizationId, sealedSecrets: text }) => {
    // Not a new version: whoever has a connection open may keep it.
    const replace = (by: string) =>
      read.mailSettings.updateMany({
        where: { organizationId, sealedSecrets: text },
        data: { sealedSecrets: by },
      });
    const context = sealingContext(organizationId);
    return { key: organizationId, sealed: text === null ? [] : [{ text, context, replace }] };
  });
};

const webhooks: Place = async (read, after, take) => {
  const rows = await read.webhook.findMany({
    where: after === null ? {} : { id: { gt: after } },
    orderBy: { id: "asc" },
    take,
    select: { id: true, sealedSecret: true, sealedEarlierSecret: true },
  });
  return rows.map(({ id, ...columns }) => ({
    key: id,
    sealed: (["sealedSecret", "sealedEarlierSecret"] as const).flatMap((column) => {
      const text = columns[column];
      const replace = (by: string) =>
        read.webhook.updateMany({ where: { id, [column]: text }, data: { [column]: by } });
      return text === null ? [] : [{ text, context: webhookSealingContext(id), replace }];
    }),
  }));
};

const keptKeys: Place = async (read, after, take) => {
  const rows = await read.sealedKey.findMany({
    where: after === null ? {} : { name: { gt: after } },
    orderBy: { name: "asc" },
    take,
  });
  return rows.map(({ name, sealed: text }) => {
    const replace = (by: string) =>
      read.sealedKey.updateMany({ where: { name, sealed: text }, data: { sealed: by } });
    return { key: name, sealed: [{ text, context: name, replace }] };
  });
};

async function* sealedSecrets({ read }: Pick<Database, "read">): AsyncGenerator<Sealed> {
  for (const place of [authenticators, mailSettings, webhooks, keptKeys]) {
    for (let after: string | null = null, more = true; more; ) {
      const rows: readonly Row[] = await place(read, after, atOnce);
      for (const { sealed } of rows) yield* sealed;
      after = rows.at(-1)?.key ?? null;
      more = rows.length === atOnce;
    }
  }
}
