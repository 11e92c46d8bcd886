import type { Services } from "@foyer/domain/context";
import type { Post } from "@foyer/domain/hand-over";
import { openPostOffice } from "@foyer/domain/mail/sending/post-office";
import type { WaysOut } from "@foyer/domain/mail/ways-out";
import type { Mailer } from "@foyer/mailer/mailer";

/** How a test reaches a provider, for the settings that an organization has entered, or for null the server's. */
type OpenWay = (settings: Parameters<WaysOut["open"]>[0]) => Pick<Mailer, "send" | "close">;

/** Everything that sending needs, by these ways out. */
export function testPost(
  { keys, mail }: Pick<Services, "keys" | "mail">,
  emails: Post["emails"],
  open: OpenWay,
): Post {
  const opened: WaysOut["open"] = async (settings) => ({ check: async () => {}, ...open(settings) });
  return { emails, office: openPostOffice({ keys, mail: { ...mail, open: opened } }) };
}
