import type { SeenInvitation } from "./visit.ts";

/** An open invitation for an address that has no account yet, for tests. */
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
    organization: { id: "0198c0de-0000-7000-8000-0000000000aa", name: "Analytical Engines" },
    space: null,
    event: null,
    waitingList: null,
    isVip: false,
    needs: "new_account",
    minimumPasswordLength: 15,
    signedInAs: null,
    ...changes,
  };
}
