/** A first call with an API key, to paste into a terminal: it answers who the key acts for. */
export function curlExample(origin: string, key: string): string {
  return `curl -H "Authorization: Bearer ${key}" ${origin}/api/auth/me`;
}
