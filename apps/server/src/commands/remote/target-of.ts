import type { InvitationTarget } from "@foyer/contract/doors";
import { memberRole, spaceRole } from "@foyer/contract/permissions";
import type { z } from "zod";
import { type Asked, UsageError } from "../../command.ts";
import { placeOf } from "./place-of.ts";

/** Where to somebody is invited, and as what. @throws UsageError where options contradict each other */
export async function targetOf(
  asked: Asked,
  organizationId: () => Promise<string>,
): Promise<InvitationTarget> {
  const { spaceId, eventId } = placeOf(asked);
  const [isVip, bypassCapacity] = [asked.flag("vip"), asked.flag("bypass-capacity")];
  if (eventId !== undefined) {
    if (asked.option("role") !== "") throw new UsageError("Nobody has a role at an event: leave --role out.");
    return { kind: "event", eventId, isVip, bypassCapacity };
  }
  if (isVip || bypassCapacity)
    throw new UsageError("--vip and --bypass-capacity are for an event: name it by --event.");
  if (spaceId !== undefined) return { kind: "space", spaceId, role: roleIn(asked, spaceRole, "viewer") };
  const role = roleIn(asked, memberRole, "member");
  return { kind: "organization", organizationId: await organizationId(), role };
}

function roleIn<Role extends string>({ option }: Asked, roles: z.ZodType<Role>, usual: Role): Role {
  const role = option("role");
  if (role === "") return usual;
  const read = roles.safeParse(role);
  if (!read.success) throw new UsageError(`Nobody is ${role} there. See "foyer invite --help".`);
  return read.data;
}

/** What all invitations of a call have in common. @throws UsageError */
export function commonTerms({ option, flag }: Asked) {
  const hours = option("expires-in-hours");
  if (!/^\d*$/.test(hours)) throw new UsageError("--expires-in-hours is not usable: it must be a number.");
  return {
    ...(option("message") !== "" && { message: option("message") }),
    ...(hours !== "" && { expiresInHours: Number(hours) }),
    ...(option("redirect-to") !== "" && { redirectTo: option("redirect-to") }),
    send: !flag("no-send"),
  };
}
