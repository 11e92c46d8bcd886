import { EventDoor } from "../event/event-door.tsx";
import { Accepted } from "./accepted.tsx";
import { CodeStep } from "./code-step.tsx";
import { Ended, EndedInvitation } from "./ended.tsx";
import { Expired } from "./expired.tsx";
import { Removed } from "./removed.tsx";
import { SignIn } from "./sign-in.tsx";
import { UnknownLink } from "./unknown-link.tsx";
import { Welcome } from "./welcome.tsx";
import { WrongAccount } from "./wrong-account.tsx";

/** What `late.ts` fetches. */
export const scenes = {
  sign_in: SignIn,
  code: CodeStep,
  wrong_account: WrongAccount,
  event: EventDoor,
  removed: Removed,
  expired: Expired,
  accepted: Accepted,
  cancelled: EndedInvitation,
  declined: EndedInvitation,
  ended: Ended,
  unknown_link: UnknownLink,
  welcome: Welcome,
};
