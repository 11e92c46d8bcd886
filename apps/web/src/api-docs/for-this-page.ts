/**
 * The OpenAPI document as this page can try it: by the address in the address bar, as the policy lets it ask no other, and
 * without the cookie of the session, which no script can set and the browser sends by itself.
 */
export function forThisPage(document: unknown, origin: string): object {
  return { ...Object(withoutSession(document)), servers: [{ url: `${origin}/api` }] };
}

function withoutSession(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => !isSession(each)).map(withoutSession);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== "session" || !isScheme(value));
  return Object.fromEntries(entries.map(([name, each]) => [name, withoutSession(each)]));
}

/** A requirement of an operation. */
function isSession(value: unknown): boolean {
  return JSON.stringify(value) === '{"session":[]}';
}

/** The list of all ways to show who one is. */
function isScheme(value: object): boolean {
  return "apiKey" in value && "session" in value;
}
