import type { Organization } from "@foyer/contract/organizations";

/** What happens when the holder of an expired link asks for a fresh one. */
export const renewalRules: Record<
  Organization["renewalRule"],
  { readonly label: string; readonly meaning: string }
> = {
  ask_inviter: {
    label: "Ask whoever invited them",
    meaning: "They get an e-mail, and decide whether to resend.",
  },
  renew: { label: "Renew it at once", meaning: "A fresh link goes to the invited address, and to no other." },
};
