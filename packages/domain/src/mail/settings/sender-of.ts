import type { Message } from "@foyer/mailer/mailer";
import type { Services } from "../../context.ts";
import { readSettings, type SettingsRow } from "./stored-settings.ts";

/**
 * Who an organization's e-mail is from. By the server's own way out the address is the server's, because that is what it may
 * send as; the name may be the organization's. Office 365 sends as the mailbox that it sends by, unless told otherwise.
 */
export function senderOf({ mail }: Pick<Services, "mail">, row: SettingsRow): Message["from"] {
  const { from, office365 } = readSettings(row);
  const byDefault = mail.serverDefault.from;
  const name = from.name ?? byDefault.name;
  if (row.provider === "server_default") return { name, address: byDefault.address };
  const mailbox = row.provider === "office365" ? office365?.sender : undefined;
  return { name, address: from.email ?? mailbox ?? byDefault.address };
}
