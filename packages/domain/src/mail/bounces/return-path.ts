import { createHmac, timingSafeEqual } from "node:crypto";
import type { Services } from "../../context.ts";
import { bytesOfId, idBytes, idIn } from "../../signed-token.ts";

// Of an HMAC-SHA-256 (RFC 2104 §5): whoever guesses sends a mail for each guess.
const macBytes = 8;

type Ground = Pick<Services, "keys" | "mail">;

/**
 * The sender that a message's envelope names, so that what mail servers report says by its address alone which message it is
 * about (VERP): `bounces+<id>-<mac>@example.com`. Only Foyer can make one. In lower case, because servers on the way may
 * change it. Null where nobody reads such reports.
 */
export function returnPathOf({ keys, mail }: Ground, deliveryId: string): string | null {
  if (mail.returnAddress === null) return null;
  const { local, domain } = partsOf(mail.returnAddress);
  const id = bytesOfId(deliveryId);
  return `${local}+${id.toString("hex")}-${macOf(keys.returnPath.current, id).toString("hex")}@${domain}`;
}

/** The id of the message that one of the addresses in a text was made for; null where Foyer made none of them. */
export function deliveryIn({ keys, mail }: Ground, text: string): string | null {
  if (mail.returnAddress === null) return null;
  const { local, domain } = partsOf(mail.returnAddress);
  for (const [, start, hexId = "", hexMac = "", end] of text.matchAll(anyReturnPath)) {
    const isOurs =
      start?.toLowerCase() === local.toLowerCase() && end?.toLowerCase() === domain.toLowerCase();
    const id = Buffer.from(hexId, "hex");
    const mac = Buffer.from(hexMac, "hex");
    if (isOurs && keys.returnPath.all.some((key) => timingSafeEqual(macOf(key, id), mac))) return idIn(id);
  }
  return null;
}

const anyReturnPath = new RegExp(
  `([\\w.-]{1,64})\\+([0-9a-f]{${2 * idBytes}})-([0-9a-f]{${2 * macBytes}})@([\\w.-]{1,255})`,
  "gi",
);

/** How long the part before the `@` may be, so that all of a return path's is no longer than 64 (RFC 5321 §4.5.3.1.1). */
export const longestLocalPart = 64 - "+".length - 2 * idBytes - "-".length - 2 * macBytes;

function partsOf(address: string): { local: string; domain: string } {
  const at = address.lastIndexOf("@");
  return { local: address.slice(0, at), domain: address.slice(at + 1) };
}

function macOf(key: Buffer, id: Buffer): Buffer {
  return createHmac("sha256", key).update(id).digest().subarray(0, macBytes);
}
