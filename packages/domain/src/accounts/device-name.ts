import bowser from "bowser";

/** What a browser calls itself, in words: "Firefox on Linux". */
export function deviceName(userAgent: string | null): string {
  if (!userAgent) return unknown;
  const { browser, os } = bowser.parse(userAgent);
  if (!browser.name) return unknown;
  return os.name ? `${browser.name} on ${os.name}` : browser.name;
}

const unknown = "Unknown device";
