import type { Services } from "@foyer/domain/context";
import { optOutToken } from "@foyer/domain/mail/opt-out-link";
import type { Api } from "./browser.ts";
import type { Account, Factories, Person } from "./factories.ts";

/** Makes what the rules about mail are tested with. */
export type MailFactories = {
  /** A message about a new invitation of somebody's that nobody could deliver. */
  failedDelivery(wish: { readonly by: Person }): Promise<{
    readonly organizationId: string;
    readonly deliveryId: string;
    readonly invitationId: string;
  }>;
  /** An address that somebody has put on their organization's list. */
  suppression(wish: {
    readonly by: Person;
  }): Promise<{ readonly organizationId: string; readonly suppressionId: string }>;
  /** The token by which the invitee of an invitation asks for no more, as its first message brings it. */
  optOutOf(invitationId: string): string;
};

type Ground = { readonly services: Services; callerFor(account: Account): Api };

/** Factories of what becomes of mail, for a Foyer under test. */
export function mailFactoriesOn(
  foyer: Ground,
  { invitation, address }: Pick<Factories, "invitation" | "address">,
): MailFactories {
  return {
    async failedDelivery({ by }) {
      const { id: invitationId, organizationId } = await invitation({ by });
      const { id: deliveryId } = await foyer.services.database.read.delivery.findFirstOrThrow({
        where: { invitationId },
        select: { id: true },
      });
      const data = { status: "failed", attempts: 9, detail: "421 Too busy" } as const;
      await foyer.services.database.read.delivery.update({ where: { id: deliveryId }, data });
      return { organizationId, deliveryId, invitationId };
    },
    async suppression({ by }) {
      const { organizationId } = by;
      const { suppressions } = foyer.callerFor(by).mail;
      const { id: suppressionId } = await suppressions.add({ organizationId, email: address() });
      return { organizationId, suppressionId };
    },
    optOutOf: (invitationId) => optOutToken(foyer.services, { invitationId, number: 1 }),
  };
}
