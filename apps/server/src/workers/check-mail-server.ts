import type { Config } from "../config.ts";
import { waysOut } from "../ways-out.ts";

/** Resolves when the server's provider takes a connection and knows us. @throws MailFailure saying what is wrong */
export async function checkMailServer(config: Config): Promise<void> {
  const mailer = await waysOut(config).open(null);
  try {
    await mailer.check();
  } finally {
    await mailer.close();
  }
}
