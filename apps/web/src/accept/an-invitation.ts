import { emptyDoorView } from "@foyer/contract/doors";
import type { SeenInvitation } from "./visit.ts";

/** An open invitation to an organization for an address that has no account yet, for tests. */
export function anInvitation(changes: Partial<SeenInvitation> = {}): SeenInvitation {
  return {
    invitationId: "0198c0de-0000-7000-8000-000000000001",
    kind: "organization",
    status: "pending",
    canAccept: true,
    isExpired: false,
    expiresAt: "2026-11-27T15:35:00.000Z",
    email: "ada@example.com",
    fullName: "Ada Lovelace",
    message: null,
    role: "member",
    invitedBy: { name: "Grace Hopper" },
    organization: {
      id: "0198c0de-0000-7000-8000-0000000000aa",
      name: "Analytical Engines",
      color: null,
      logoUrl: null,
    },
    redirectTo: null,
    ...emptyDoorView,
    isVip: false,
    needs: "new_account",
    minimumPasswordLength: 15,
    optOutUrl: "https://foyer.example/opt-out#token",
    signedInAs: null,
    ...changes,
  };
}

/** The same to a space. */
export function anInvitationToSpace(changes: Partial<SeenInvitation> = {}): SeenInvitation {
  return anInvitation({
    kind: "space",
    role: "viewer",
    space: { id: "0198c0de-0000-7000-8000-0000000000bb", name: "Family tree" },
    ...changes,
  });
}

/** The same to an event with seats left. */
export function anInvitationToEvent(changes: Partial<SeenInvitation> = {}): SeenInvitation {
  return anInvitation({
    kind: "event",
    role: null,
    needs: "nothing",
    event: {
      id: "0198c0de-0000-7000-8000-0000000000cc",
      name: "Summer party",
      description: null,
      startsAt: "2026-12-18T18:00:00.000Z",
      endsAt: "2026-12-18T21:00:00.000Z",
      timeZone: "Europe/Berlin",
      location: "Harbour 4, Hamburg",
      seatsLeft: 12,
    },
    ...changes,
  });
}
