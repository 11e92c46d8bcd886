import { absoluteTime } from "../../lib/moment.ts";
import { doors } from "../invitations/doors/doors.ts";

export type AuditDetail = { readonly name: string; readonly value: string };

/**
 * What was written down with an entry, as names and values. Whatever it is, it becomes text: entries outlive the version
 * that wrote them.
 */
export function auditDetails(details: Readonly<Record<string, unknown>>): readonly AuditDetail[] {
  return Object.entries(details)
    .filter(([key]) => !isKey(key))
    .flatMap(([key, value]) => detail(words(key), value));
}

// What a thing is called stands beside its id, and says more.
function isKey(key: string): boolean {
  return Object.values(doors).some(({ idField }) => key === idField);
}

function detail(name: string, value: unknown): readonly AuditDetail[] {
  if (value === null || value === undefined || value === "") return [{ name, value: "–" }];
  if (Array.isArray(value)) return [{ name, value: value.map(plain).join(", ") || "–" }];
  if (typeof value !== "object") return [{ name, value: plain(value) }];
  const parts = Object.entries(value);
  const { from, to, ...rest } = Object.fromEntries(parts);
  if ((from !== undefined || to !== undefined) && Object.keys(rest).length === 0)
    return [{ name, value: `${plain(from)} → ${plain(to)}` }];
  return parts.flatMap(([key, part]) => detail(`${name}: ${words(key).toLowerCase()}`, part));
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return value.toLocaleString("en");
  if (typeof value !== "string") return JSON.stringify(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return absoluteTime(value);
  // What the program calls its own things (`wrong_password`, `clientCompany`), in words.
  return /^[a-z]+(?:_[a-z]+)+$/.test(value) || /^[a-z]+(?:[A-Z][a-z]+)+$/.test(value)
    ? words(value).toLowerCase()
    : value;
}

const known: Readonly<Record<string, string>> = {
  mfaPolicy: "Second factor",
  lockoutAttempts: "Tries before anybody has to wait",
  lockoutMinutes: "Longest wait in minutes",
  sessionIdleHours: "Hours after which an unused session ends",
  sessionHours: "Hours after which a session ends in any case",
  defaultExpiryHours: "Hours for which invitations are valid",
  resendLimit: "Messages after the first",
  renewalRule: "When a fresh link is asked for",
  expiresAt: "Until",
};

/** `expiredAt`, `required_for_admins` → "Expired at", "Required for admins"; what is often there has words of its own. */
function words(key: string): string {
  const own = Object.hasOwn(known, key) ? known[key] : undefined;
  if (own) return own;
  const spaced = key
    .replaceAll("_", " ")
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, " ")
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
