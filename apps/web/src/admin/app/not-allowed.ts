/** Thrown for a page that the caller's role has no part in. */
export class NotAllowed extends Error {
  override readonly name = "NotAllowed";
}
