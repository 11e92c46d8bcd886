export type FoyerOptions = {
  /** The public URL of the server. */
  readonly url: string;
  /** As it was shown when it was made. Without one, what anyone may be told is all there is. */
  readonly apiKey?: string | undefined;
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** In place of the platform's own. */
  readonly fetch?: typeof fetch | undefined;
  /** How often a call is tried again, where that may help. Default 3; 0: never. */
  readonly retries?: number | undefined;
};
