import type { InvitationKind } from "@foyer/contract/doors";
import type { InvitationView } from "@foyer/contract/invitations";
import { words } from "./words.ts";

/** The doors that ask in a scene of their own, and show there what became of it: nobody needs an account at them. */
export type DoorScene = "event";

/** What differs between the doors on this page, beside their own scenes and what they are called once they are gone. */
const doors: Readonly<Record<InvitationKind, Door>> = {
  organization: {},
  space: { path: "/spaces/" },
  event: { scene: "event" },
};

type Door = {
  readonly scene?: DoorScene;
  /** Where the places are at home, in the organization. */
  readonly path?: string;
};

/** Each kind of door tells of its place under its own name. */
type Behind = Pick<InvitationView, "kind" | InvitationKind>;

/** The scene that this door has for itself, if it has one. */
export function doorScene({ kind }: Behind): DoorScene | undefined {
  return doors[kind].scene;
}

/** What the place behind the door is called; the organization, if that is it or nothing is told of the place any more. */
export function placeOf(invitation: Behind): string {
  return (invitation[invitation.kind] ?? invitation.organization).name;
}

/** The same as the letter's headline says it. */
export function placeInLetter(invitation: Behind): string {
  return words.letter.to[invitation.kind](placeOf(invitation), invitation.organization.name);
}

/** Where whoever came in is at home: in the space, or in the organization itself. */
export function homeOf(invitation: Behind): string {
  const { path } = doors[invitation.kind];
  return `/o/${invitation.organization.id}${path ? path + invitation[invitation.kind]?.id : ""}`;
}
