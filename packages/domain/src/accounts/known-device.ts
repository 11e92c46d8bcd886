import { randomBytes } from "node:crypto";
import type { Context } from "../context.ts";
import { cookieSafety, readCookie, writeCookie } from "../cookies.ts";
import { bytesOfId, idBytes, idIn, readToken, signToken } from "../signed-token.ts";

/** A browser in which somebody has signed in before. */
export type KnownDevice = { readonly deviceId: string; readonly userId: string };

const cookieName = "foyer_device";
const seconds = 400 * 86_400; // as long as browsers keep a cookie
const deviceBytes = 16;
const bodyBytes = deviceBytes + idBytes;

/** The device that a browser shows to be, and whose; null for a cookie that Foyer did not make. */
export function knownDevice(ctx: Pick<Context, "visitor" | "keys" | "publicUrl">): KnownDevice | null {
  const value = readCookie(ctx.visitor.cookies, cookieName, cookieSafety(ctx)) ?? "";
  const body = readToken(ctx.keys.knownDevice, value, bodyBytes);
  return (
    body && {
      deviceId: body.toString("hex", 0, deviceBytes),
      userId: idIn(body.subarray(deviceBytes)),
    }
  );
}

/**
 * The `Set-Cookie` that makes a browser a known device of somebody who has just signed in there. It opens nothing: its
 * failed tries are counted apart from those of strangers, and that is all. A new one each time (OWASP, "Slow Down Online
 * Guessing Attacks with Device Cookies").
 */
export function knownDeviceCookie(ctx: Pick<Context, "keys" | "publicUrl">, userId: string): string {
  const body = Buffer.concat([randomBytes(deviceBytes), bytesOfId(userId)]);
  const value = signToken(ctx.keys.knownDevice, body);
  return writeCookie(cookieName, value, { maxAge: seconds, ...cookieSafety(ctx) });
}
