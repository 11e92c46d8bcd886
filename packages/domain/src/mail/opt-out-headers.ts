import type { Link } from "../invitations/link.ts";
import { type Ground, oneClickUrl } from "./opt-out-link.ts";

/**
 * By what mail clients offer to end further invitations, with one click (RFC 2369 §3.2, RFC 8058 §3.1): for messages that
 * invite or remind.
 */
export function optOutHeaders(ground: Ground, link: Link): Readonly<Record<string, string>> {
  return {
    "List-Unsubscribe": `<${oneClickUrl(ground, link)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}
