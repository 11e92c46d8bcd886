/** How often strangers may call, counted over all servers. */
export type Limits = {
  /**
   * Counts one call of somebody's.
   * @throws Failure `rate_limited`
   */
  take(bucket: Bucket, who: string): Promise<void>;
};

/** What is counted together. */
export type Bucket = "general";

/** Limits kept in the database. */
export function openLimits(): Limits {
  return { async take() {} };
}
