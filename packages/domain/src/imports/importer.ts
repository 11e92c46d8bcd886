import { Failure } from "@foyer/contract/failures";
import { type PersonColumns, person, personOf } from "../accounts/read-caller.ts";
import type { Host } from "../authorize.ts";
import { type Context, contextOfFoyer, fromNowhere, type Services } from "../context.ts";
import { requireGrant } from "../invitations/require-grant.ts";
import { targets } from "../invitations/targets/targets.ts";
import type { StoredImport } from "./import-row.ts";

/** In whose name a file is worked through, and by what right. */
type Importer = { readonly ctx: Context; readonly host: Host };

/**
 * Asks again, as of now, whether whoever imported a file may invite people by it.
 * @throws Failure as `authorize`; `forbidden` for a role that is not theirs to give any more
 */
export async function importerOf(services: Services, stored: StoredImport): Promise<Importer> {
  const { kind, placeId, role, importerId: userId, importerIp: ip } = stored;
  const ctx = await contextOf(services, stored, { userId, ip });
  const host = await targets[kind].authorize(ctx, "invitation.create", placeId);
  requireGrant(host, role);
  return { ctx, host };
}

/** In whose name what a file has brought is taken back: theirs who cancelled it, which they were allowed to. */
export async function cancellerOf(services: Services, stored: StoredImport): Promise<Context> {
  const [cancelled] = await services.database.read.$queryRaw<{ userId: string; ip: string | null }[]>`
    SELECT a.actor_id AS "userId", host(a.ip) AS ip FROM audit_entries a
    WHERE a.subject_id = ${stored.id}::uuid AND a.act = 'import.cancelled' AND a.actor_id IS NOT NULL
    ORDER BY a.at DESC LIMIT 1`;
  return cancelled ? contextOf(services, stored, cancelled) : contextOfFoyer(services);
}

/** @throws Failure `not_found` (there is no such account any more) */
async function contextOf(
  services: Services,
  { id: importId, organizationId }: StoredImport,
  { userId, ip }: { readonly userId: string; readonly ip: string | null },
): Promise<Context> {
  const [found] = await services.database.read.$queryRaw<PersonColumns[]>`
    SELECT ${person} FROM users u WHERE u.id = ${userId}::uuid`;
  if (!found) throw new Failure("not_found");
  const { memberships, ...whoever } = personOf(found);
  const theirs = memberships.filter((each) => each.organizationId === organizationId);
  return {
    ...contextOfFoyer(services),
    visitor: { ...fromNowhere, ip },
    caller: { ...whoever, memberships: theirs, by: { kind: "import", importId } },
  };
}
