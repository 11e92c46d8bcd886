import type { Invitation } from "@foyer/contract/invitations";
import type { Host, LeadingSomewhere } from "./doors/door.ts";
import { doors } from "./doors/doors.ts";

/**
 * What the caller may do with an invitation, by what they are at its place now. Each kind of door asks in its own way: a
 * component that uses this has the kind as its key.
 */
export function useHost(invitation: Pick<Invitation, "kind"> & LeadingSomewhere): Host {
  return doors[invitation.kind].useHost(invitation);
}
