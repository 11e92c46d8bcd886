import type { Services } from "@foyer/domain/context";
import type { Post } from "@foyer/domain/hand-over";
import { openPostOffice } from "@foyer/domain/mail/sending/post-office";
import { compileEmails } from "@foyer/emails/emails";
import type { Logger } from "pino";

/** Everything that sending e-mail needs. */
export async function openPost(services: Pick<Services, "keys" | "mail">, log: Logger): Promise<Post> {
  return {
    office: openPostOffice(services),
    emails: await compileEmails(),
    onTrouble: (trouble) => log.warn(trouble, "a message was not taken"),
  };
}
