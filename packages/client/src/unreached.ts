/** No answer of Foyer's: nobody answered, or somebody else did. */
export class Unreached extends Error {
  override readonly name = "FoyerUnreached";
  /** Whether it may be another matter in a moment. */
  readonly isForNow: boolean;
  /** What whoever answered asked for. */
  readonly retryAfterSeconds: number | null;

  constructor(
    message: string,
    more: {
      readonly isForNow: boolean;
      readonly retryAfterSeconds?: number | null;
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: more.cause });
    this.isForNow = more.isForNow;
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
  }
}
