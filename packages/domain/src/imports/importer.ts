import { type PersonColumns, person, personOf } from "../accounts/read-caller.ts";
import { Failure } from "@foyer/contract/failures";
import type { Host } from "../authorize.ts";
import { type Context, contextOfFoyer, fromNowhere, type Services } from "../context.ts";
import { requireGrant } from "../invitations/require-grant.ts";
import { targets } from "../invitations/targets/targets.ts";
import type { StoredImport } from "./import-row.ts";

/** In whose name a file is worked through, and by what right. */
export type Importer = { readonly ctx: Context; readonly host: Host };

/**
 * Asks again, as of now, whether whoever imported a file may invite people by it.
 * @throws Failure as `authorize`; `forbidden` for a role that is not theirs to give any more
 */
export async function importerOf(services: Services, stored: StoredImport): Promise<Importer> {
  const { id, organizationId, kind, placeId, role, importerId, importerIp } = stored;
  const [found] = await services.database.read.$queryRaw<PersonColumns[]>`
    SELECT ${person} FROM users u WHERE u.id = ${importerId}::uuid`;
  if (!found) throw new Failure("not_found");
  const { memberships, ...whoever } = personOf(found);
  const ctx: Context = {
    ...contextOfFoyer(services),
    visitor: { ...fromNowhere, ip: importerIp },
    caller: {
      ...whoever,
      memberships: memberships.filter((each) => each.organizationId === organizationId),
      by: { kind: "import", importId: id },
    },
  };
  const host = await targets[kind].authorize(ctx, "invitation.create", placeId);
  requireGrant(host, role);
  return { ctx, host };
}
