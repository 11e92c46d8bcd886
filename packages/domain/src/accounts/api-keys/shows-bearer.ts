/**
 * Whether an `Authorization` header shows a bearer token (RFC 6750 §2.1), so that its sender is a program: browsers add
 * other schemes by themselves, for a proxy that asks for passwords, but never this one.
 */
export function showsBearer(authorization: string | undefined): authorization is string {
  return authorization !== undefined && /^bearer\b/i.test(authorization);
}
