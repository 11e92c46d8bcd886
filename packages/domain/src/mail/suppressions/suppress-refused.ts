import type { Transaction } from "@foyer/db/database";
import type { Services } from "../../context.ts";
import { wordsWithout } from "../bounces/told-words.ts";
import { recordSuppression } from "./record-suppression.ts";
import { suppressAddress } from "./suppress-address.ts";

/**
 * Puts the address of a message that was refused, because it takes no mail, on an organization's list, and writes that down
 * where it was not there. `words` are those of whoever refused it.
 */
export async function suppressRefused(
  services: Pick<Services, "database" | "keys">,
  tx: Transaction,
  refused: {
    readonly organizationId: string;
    readonly invitationId: string;
    readonly recipient: string;
    readonly words: string | null;
  },
): Promise<void> {
  const { organizationId, invitationId, recipient, words } = refused;
  const reason = "bounced";
  const detail = words && wordsWithout(recipient, words);
  const suppression = { organizationId, email: recipient, reason, invitationId, detail } as const;
  const suppressionId = await suppressAddress(services, tx, suppression);
  if (suppressionId === null) return;
  const act = "mail.address_suppressed";
  await recordSuppression(null, tx, { act, organizationId, address: recipient, suppressionId, reason });
}
