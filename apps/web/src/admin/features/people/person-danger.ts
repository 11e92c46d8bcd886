import type { Person } from "@foyer/contract/people";
import type { ReactNode } from "react";

export type PersonDanger = "resetMfa" | "signOut" | "remove" | "leave";

type Words = {
  readonly ask: string;
  /** What will be lost. */
  readonly loss: ReactNode;
  readonly confirm: string;
  readonly pending: string;
  readonly keep: string;
  readonly done: string;
};

/** What an act that takes something away says before and after. */
export function dangerWords(act: PersonDanger, { name }: Pick<Person, "name">, organization: string): Words {
  switch (act) {
    case "resetMfa":
      return {
        ask: `Reset the second factor of ${name}?`,
        loss: `Their authenticator app and their recovery codes stop working, and all their sessions end. They get a message about it, and sign in with their password alone until they set up a new second factor. Do this only if you are sure that it is ${name} who asks.`,
        confirm: "Reset second factor",
        pending: "Resetting…",
        keep: "Keep it",
        done: `The second factor of ${name} is reset.`,
      };
    case "signOut":
      return {
        ask: `Sign ${name} out everywhere?`,
        loss: "All their sessions end at once, on every device, in every organization. What they were writing and had not saved is lost. They can sign in again.",
        confirm: "Sign out everywhere",
        pending: "Signing out…",
        keep: "Leave them signed in",
        done: `${name} is signed out everywhere.`,
      };
    case "remove":
      return {
        ask: `Remove ${name} from ${organization}?`,
        loss: `They are out at once. Their role, their places in spaces, their API keys for ${organization} and the invitations that are waiting for them are gone. Their account stays, and so does what the audit tells about them. This can't be undone; you can invite them again.`,
        confirm: "Remove person",
        pending: "Removing…",
        keep: "Keep them",
        done: `${name} is removed from ${organization}.`,
      };
    case "leave":
      return {
        ask: `Leave ${organization}?`,
        loss: `You are out at once. Your role, your places in spaces and your API keys for ${organization} are gone. Your account stays. You can't undo this: somebody has to invite you again.`,
        confirm: "Leave organization",
        pending: "Leaving…",
        keep: "Stay",
        done: `You have left ${organization}.`,
      };
  }
}
