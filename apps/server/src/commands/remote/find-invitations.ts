import type { Invitation, InvitationStatus } from "@foyer/client";
import type { Asked } from "../../command.ts";
import type { Remote } from "./open-remote.ts";
import { placeOf } from "./place-of.ts";
import { plain } from "./plain.ts";

/** What a name stands for: the id of an invitation, or why it stands for none. */
export type Found = { readonly name: string } & (
  | { readonly invitationId: string; readonly email: string | null }
  | { readonly invitationId: null; readonly message: string }
);

const id = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Finds the invitations that were named, by id or by address: an address stands for the one that has the first of these
 * states. Where it could be one of several, none is taken.
 * @throws CommandError
 */
export async function findInvitations(
  asked: Asked,
  remote: Remote,
  { names, statuses }: { readonly names: readonly string[]; readonly statuses: readonly InvitationStatus[] },
): Promise<Found[]> {
  const found: Found[] = [];
  const organizationId = names.some((name) => !id.test(name)) ? await remote.organizationId() : "";
  const search = (name: string) =>
    byAddress(remote, { ...placeOf(asked), organizationId }, { name, statuses });
  await asked.progress("Looking for invitations", async (report) => {
    for (const name of names) {
      report(found.length, names.length);
      found.push(
        id.test(name) ? { name, invitationId: name.toLowerCase(), email: null } : await search(name),
      );
    }
  });
  return found;
}

async function byAddress(
  { foyer }: Remote,
  filter: { readonly organizationId: string; readonly spaceId?: string; readonly eventId?: string },
  { name, statuses }: { readonly name: string; readonly statuses: readonly InvitationStatus[] },
): Promise<Found> {
  const email = name.toLowerCase();
  if (!email.includes("@"))
    return { name, invitationId: null, message: "Neither the id of an invitation nor an address." };
  for (const status of statuses) {
    const those: Invitation[] = [];
    // The search finds parts of addresses too.
    for await (const each of foyer.invitations.list.each({ ...filter, status, search: email }))
      if (each.email === email) those.push(each);
    const [first, another] = those;
    if (first && another) return { name, invitationId: null, message: severalOf(those) };
    if (first) return { name, invitationId: first.id, email };
  }
  return { name, invitationId: null, message: `No ${statuses.join(" or ")} invitation is to this address.` };
}

function severalOf(invitations: readonly Invitation[]): string {
  const each = invitations.map(({ id, role, space, event }) => {
    const place = space ?? event;
    return `${id} (${place === null ? role : plain(place.name)})`;
  });
  return `Several are to this address. Name one by its id: ${each.join(", ")}.`;
}
