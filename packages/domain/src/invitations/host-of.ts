import { type PlaceFilter, placesIn } from "@foyer/contract/doors";
import { Failure, invalidInput } from "@foyer/contract/failures";
import { authorize, type Host } from "../authorize.ts";
import type { Context } from "../context.ts";
import { targets } from "./targets/targets.ts";

/**
 * Proves that the caller may see the invitations that a filter asks for: those to one place, of which they may be a manager
 * without being one of the organization's, or all.
 * @throws Failure as `authorize`; `not_found` for a place of another organization, `invalid_input` for a filter that
 * contradicts itself
 */
export async function hostOf(
  ctx: Context,
  { organizationId, ...filter }: PlaceFilter & { readonly organizationId: string },
): Promise<Host> {
  const [place, another] = placesIn(filter);
  if (!place) return authorize(ctx, "invitation.view", organizationId);
  if (another) throw invalidInput("kind", "Name one place, or none.");
  if (filter.kind !== undefined && filter.kind !== place.kind)
    throw invalidInput("kind", "The place that is named is of another kind.");
  const host = await targets[place.kind].authorize(ctx, "invitation.view", place.placeId);
  if (host.organizationId !== organizationId.toLowerCase()) throw new Failure("not_found");
  return host;
}
