/** Whether browsers are to send a cookie over https alone. */
type Safety = { readonly secure: boolean };

/**
 * What a cookie is called. On https with the prefix under which browsers let neither another host below the same domain
 * nor a page without https write it (RFC 6265bis §4.1.3.2): a planted cookie is then none of ours.
 */
export function cookieName(name: string, { secure }: Safety): string {
  return secure ? `__Host-${name}` : name;
}

/** What a `Cookie` header says under a name, if it looks as our own do: base64url. RFC 6265 §4.2. */
export function readCookie(header: string | undefined, name: string, safety: Safety): string | undefined {
  if (header === undefined) return undefined;
  return new RegExp(`(?:^|;)\\s*${cookieName(name, safety)}=([\\w-]{1,500})\\s*(?:;|$)`).exec(header)?.[1];
}

/** A `Set-Cookie` that no script reads and no other site's form sends. `maxAge` in seconds; 0 forgets it. */
export function writeCookie(
  name: string,
  value: string,
  { maxAge, ...safety }: Safety & { readonly maxAge: number },
): string {
  const line = `${cookieName(name, safety)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax`;
  return safety.secure ? `${line}; Secure` : line;
}

/** Cookies go over https alone wherever the public URL is https. */
export function cookieSafety({ publicUrl }: { readonly publicUrl: string }): Safety {
  return { secure: publicUrl.startsWith("https:") };
}
