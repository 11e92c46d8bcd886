import type { Mailer, Message } from "@foyer/mailer/mailer";
import type { ProviderSettings } from "@foyer/mailer/provider-settings";

/** The ways out for e-mail that this installation has. */
export type WaysOut = {
  /** What whoever runs it has set up. */
  readonly serverDefault: {
    readonly provider: ProviderSettings["provider"];
    readonly from: Message["from"];
  };
  /**
   * Opens an organization's own way out, or for null the server's. Whoever opens it closes it. What an organization enters
   * leads to no address of a private network, unless the operator allows it.
   */
  open(settings: ProviderSettings | null): Promise<Mailer>;
  /** The mailbox to which reports of failed delivery go, such as `bounces@example.com`; null where there is none. */
  readonly returnAddress: string | null;
  /** By what Mailtrap signs what it says of the server's own mail; null where it is not asked. */
  readonly webhookSecret: string | null;
};

/** How many invitations and reminders may be queued in 24 hours. Resends count. */
export type MessageCaps = {
  /** To one address, from all organizations together. */
  readonly recipient: number;
  /** By one inviter who does not manage the organization. */
  readonly inviter: number;
  /** By one organization. */
  readonly organization: number;
};
