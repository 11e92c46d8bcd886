import { Accepted } from "./accepted.tsx";
import { CodeStep } from "./code-step.tsx";
import { Expired } from "./expired.tsx";
import { WrongAccount } from "./wrong-account.tsx";

/** What `late.ts` fetches. */
export const scenes = { code: CodeStep, wrong_account: WrongAccount, expired: Expired, accepted: Accepted };
