import { absoluteTime } from "../../lib/moment.ts";

export type AuditDetail = { readonly name: string; readonly value: string };

/**
 * What was written down with an entry, as names and values. Whatever it is, it becomes text: entries outlive the version
 * that wrote them.
 */
export function auditDetails(details: Readonly<Record<string, unknown>>): readonly AuditDetail[] {
  return Object.entries(details).flatMap(([key, value]) => detail(words(key), value));
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

/** `defaultExpiryHours`, `required_for_admins` → "Default expiry hours", "Required for admins". */
function words(key: string): string {
  const spaced = key
    .replaceAll("_", " ")
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, " ")
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
