/** What a `Cookie` header says under a name, if it looks as our own do: base64url. RFC 6265 §4.2. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined;
  return new RegExp(`(?:^|;)\\s*${name}=([\\w-]{1,500})\\s*(?:;|$)`).exec(header)?.[1];
}

/** A `Set-Cookie` that no script reads and no other site's form sends. `maxAge` in seconds; 0 forgets it. */
export function writeCookie(
  name: string,
  value: string,
  { maxAge, secure }: { readonly maxAge: number; readonly secure: boolean },
): string {
  const line = `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax`;
  return secure ? `${line}; Secure` : line;
}

/** Whether browsers are to send cookies over https alone. */
export function areCookiesSecure({ publicUrl }: { readonly publicUrl: string }): boolean {
  return publicUrl.startsWith("https:");
}
