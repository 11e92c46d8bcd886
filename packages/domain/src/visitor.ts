/** Where a call comes from. */
export type Visitor = {
  /** As the proxies that are trusted say it, and nobody else. */
  readonly ip: string | null;
  /** The `User-Agent` header, cut to what is worth keeping. */
  readonly userAgent: string | null;
  /** The `Cookie` header. */
  readonly cookies: string | undefined;
  /** The `Authorization` header. */
  readonly authorization?: string | undefined;
};
