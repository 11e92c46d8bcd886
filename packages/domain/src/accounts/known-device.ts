import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context } from "../context.ts";
import { cookieSafety, readCookie, writeCookie } from "../cookies.ts";

/** A browser in which somebody has signed in before. */
export type KnownDevice = { readonly deviceId: string; readonly userId: string };

const cookieName = "foyer_device";
const seconds = 400 * 86_400; // as long as browsers keep a cookie
const parts = { deviceId: 16, userId: 16, signature: 32 };

/** The device that a browser shows to be, and whose; null for a cookie that Foyer did not make. */
export function knownDevice(ctx: Pick<Context, "visitor" | "keys" | "publicUrl">): KnownDevice | null {
  const bytes = Buffer.from(
    readCookie(ctx.visitor.cookies, cookieName, cookieSafety(ctx)) ?? "",
    "base64url",
  );
  if (bytes.length !== parts.deviceId + parts.userId + parts.signature) return null;
  const [said, signature] = [bytes.subarray(0, -parts.signature), bytes.subarray(-parts.signature)];
  if (!ctx.keys.knownDevice.all.some((key) => timingSafeEqual(signed(key, said), signature))) return null;
  return {
    deviceId: said.subarray(0, parts.deviceId).toString("hex"),
    userId: toUuid(said.subarray(parts.deviceId)),
  };
}

/**
 * The `Set-Cookie` that makes a browser a known device of somebody who has just signed in there. It opens nothing: its
 * failed tries are counted apart from those of strangers, and that is all. A new one each time (OWASP, "Slow Down Online
 * Guessing Attacks with Device Cookies").
 */
export function knownDeviceCookie(ctx: Pick<Context, "keys" | "publicUrl">, userId: string): string {
  const said = Buffer.concat([randomBytes(parts.deviceId), Buffer.from(userId.replaceAll("-", ""), "hex")]);
  const value = Buffer.concat([said, signed(ctx.keys.knownDevice.current, said)]).toString("base64url");
  return writeCookie(cookieName, value, { maxAge: seconds, ...cookieSafety(ctx) });
}

function signed(key: Buffer, said: Buffer): Buffer {
  return createHmac("sha256", key).update(said).digest();
}

function toUuid(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
