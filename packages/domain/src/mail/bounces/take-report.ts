import { isAboutAddress } from "@foyer/mailer/is-about-address";
import type { Services } from "../../context.ts";
import { noteBounce, noteDelay } from "./note-bounce.ts";
import { noteDelivered } from "./note-delivered.ts";
import { readReport } from "./read-report.ts";
import { deliveryIn } from "./return-path.ts";

/** What became of a message in the mailbox for reports. `ignored`: it is none, or not about a message of ours. */
export type TakenReport = "bounced" | "delayed" | "delivered" | "ignored";

/**
 * Takes what came to the mailbox for reports, by its source or the beginning of it. Only what was sent to an address that Foyer
 * itself made for a message says something of that message. To take it twice does no harm.
 * @throws Failure `unavailable`
 */
export async function takeReport(services: Services, source: Uint8Array): Promise<TakenReport> {
  // Anybody can write to that mailbox, and reading takes its time: whoever has none of our addresses is not read at all.
  if (!deliveryIn(services, Buffer.from(source).toString("latin1"))) return "ignored";
  const told = await readReport(beginningOf(source));
  const deliveryId = told && deliveryIn(services, told.sentTo);
  if (!deliveryId) return "ignored";
  const { action, status, words, recipients } = told;
  // Read once, and gone: unlike a provider's call it is not repeated, so that its sender's clock need not be trusted.
  const report = { deliveryId, reporter: { by: "return_path" }, words, at: null } as const;
  switch (action) {
    case "failed":
      await noteBounce(services, {
        ...report,
        isAboutAddress: isAboutAddress(status, words),
        recipients,
      });
      return "bounced";
    case "delayed":
      await noteDelay(services, report);
      return "delayed";
    case "delivered":
      await noteDelivered(services, report);
      return "delivered";
    default:
      return action satisfies never;
  }
}

// Many times what a report needs before the message that it is about; the parser takes its time for each.
const mostLines = 5_000;

function beginningOf(source: Uint8Array): Uint8Array {
  let end = 0;
  for (let line = 0; line < mostLines; line += 1) {
    end = source.indexOf(0x0a, end) + 1;
    if (end === 0) return source;
  }
  return source.subarray(0, end);
}
