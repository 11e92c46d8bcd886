import { type ApiKey, apiKey } from "@foyer/contract/account";

type Row = {
  readonly id: string;
  readonly organizationId: string;
  readonly organization: { readonly name: string };
  readonly name: string;
  readonly hint: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
};

/** A key as the contract shows it to its owner: everything but the key. */
export function apiKeyAnswer(row: Row): ApiKey {
  return apiKey.parse({
    id: row.id,
    organizationId: row.organizationId,
    organizationName: row.organization.name,
    name: row.name,
    hint: row.hint,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  });
}
