import type { DeliveryPurpose } from "@foyer/contract/mail";

/** The messages that ask for an answer: sent only while there can be one, and to nobody who wants no more of them. */
export const asksForAnswer: readonly DeliveryPurpose[] = ["invitation", "reminder"];
