import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { Failure } from "@foyer/contract/failures";
import { isAboutAddress } from "@foyer/mailer/is-about-address";
import { z } from "zod";
import type { Services } from "../../context.ts";
import { networkOf } from "../../network.ts";
import { SealError } from "../../seal.ts";
import { readSecrets } from "../settings/stored-settings.ts";
import { noteBounce, noteComplaint, noteDelay } from "./note-bounce.ts";
import { noteDelivered } from "./note-delivered.ts";
import type { Report, Reporter } from "./report.ts";

/** A call that says it comes from Mailtrap. */
type MailtrapCall = {
  /** To whose webhook it came; null: the server's own. */
  readonly organizationId: string | null;
  /** Byte for byte as it came. */
  readonly body: Uint8Array;
  /** Its `Mailtrap-Signature` header. */
  readonly signature: string | undefined;
  readonly ip: string | null;
};

const event = z.object({
  event: z.string(),
  timestamp: z.number().int().min(0).max(253_402_300_799).optional(),
  custom_variables: z.object({ delivery: z.uuid() }),
  response: z.string().nullish(),
  response_code: z.number().nullish(),
  reason: z.string().nullish(),
});
type MailtrapEvent = z.infer<typeof event>;

/**
 * Takes what Mailtrap says became of messages, if it is signed with the secret of this webhook: HMAC-SHA-256 over the body, in
 * hexadecimal. What is about no message that left by this way, or says nothing that Foyer wants to know, is passed over. To
 * take it twice does no harm.
 * @throws Failure `unauthenticated` whatever is wrong, `rate_limited` after many such calls, `unavailable`
 */
export async function takeMailtrapEvents(services: Services, call: MailtrapCall): Promise<void> {
  const secret = await secretOf(services, call.organizationId);
  if (!isSigned(call, secret)) {
    await services.limits.take("bad_webhook", networkOf(call.ip));
    throw new Failure("unauthenticated", { message: "This is not signed with the secret of this webhook." });
  }
  const { organizationId } = call;
  const reporter: Reporter =
    organizationId === null ? { by: "servers_mailtrap" } : { by: "own_mailtrap", organizationId };
  for (const each of eventsIn(call.body)) await takeEvent(services, reporter, each);
}

/** Null where there is none. A secret that can't be read is as good as none: nobody can have signed with it. */
async function secretOf(services: Services, organizationId: string | null): Promise<string | null> {
  if (organizationId === null) return services.mail.webhookSecret;
  const row = await services.database.read.mailSettings.findUnique({
    where: { organizationId },
    select: { organizationId: true, sealedSecrets: true },
  });
  if (!row) return null;
  try {
    return readSecrets(services, row)["mailtrap.webhookSecret"] ?? null;
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

/** For a webhook that does not exist by a secret that nobody knows: nobody learns which organizations have one. */
function isSigned({ body, signature = "" }: MailtrapCall, secret: string | null): boolean {
  const expected = createHmac("sha256", secret ?? randomBytes(32))
    .update(body)
    .digest();
  const given = Buffer.from(/^[0-9a-f]{64}$/i.test(signature) ? signature : "00".repeat(32), "hex");
  return timingSafeEqual(expected, given);
}

/** One that can't be read is passed over, and keeps none of the others. */
function eventsIn(body: Uint8Array): MailtrapEvent[] {
  const list = z.object({ events: z.array(z.unknown()) }).safeParse(jsonIn(body));
  if (!list.success) return [];
  return list.data.events.flatMap((each) => {
    const read = event.safeParse(each);
    return read.success ? [read.data] : [];
  });
}

async function takeEvent(services: Services, reporter: Reporter, told: MailtrapEvent): Promise<void> {
  const { response, response_code: code, reason, timestamp } = told;
  const words = [response, reason].find(Boolean) ?? "Mailtrap gave no reason.";
  const report: Report = {
    deliveryId: told.custom_variables.delivery,
    reporter,
    words: code && !words.includes(String(code)) ? `${code} ${words}` : words,
    at: timestamp === undefined ? null : new Date(timestamp * 1_000),
  };
  switch (told.event) {
    case "delivery":
      return noteDelivered(services, report);
    case "bounce":
      return noteBounce(services, { ...report, isAboutAddress: isAboutAddress(null, report.words) });
    case "reject":
      // Mailtrap itself would not send it: that says nothing about the address.
      return noteBounce(services, { ...report, isAboutAddress: false });
    case "soft bounce":
    case "suspension":
      return noteDelay(services, report);
    case "spam":
      return noteComplaint(services, { ...report, reason: "complained" });
    case "unsubscribe":
      return noteComplaint(services, { ...report, reason: "unsubscribed" });
    default: // opened, clicked, and what there is not yet
  }
}

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
