/** How a single call goes. */
export type CallOptions = {
  /** Ends the call, and the waiting between tries; what it was aborted with is thrown. `AbortSignal.timeout(…)` sets a limit. */
  readonly signal?: AbortSignal | undefined;
};

export type MutateOptions = CallOptions & {
  /**
   * Two calls with the same key and input are done once and answered alike, for 24 hours, even if the program ended in
   * between. 1 to 255 printable ASCII characters. Default: one of the call's own, for its own tries.
   */
  readonly idempotencyKey?: string | undefined;
};

/** What comes first in a call, where it may be left out, and the options. */
type Arguments<Input, Options> =
  Record<string, never> extends Input
    ? [input?: Input, options?: Options]
    : [input: Input, options?: Options];

/** Asks, and changes nothing. */
export type Query<Input, Output> = {
  /**
   * Asks the server. Tried again when it can't be reached or can't answer right now.
   * @throws FoyerError what the server refuses: see `isFailure`
   */
  query(...args: Arguments<Input, CallOptions>): Promise<Output>;
};

/** A list, which comes in pages. */
export type List<Input, Page extends { readonly items: readonly unknown[] }> = Query<Input, Page> & {
  /**
   * Every item of every page, each page asked for when the one before it is used up: a hundred items at a time unless
   * `limit` says otherwise.
   * @throws FoyerError what the server refuses: see `isFailure`
   */
  each(
    ...args: Arguments<Omit<Input, "cursor">, CallOptions>
  ): AsyncGenerator<Page["items"][number], void, undefined>;
};

/** Changes something. */
export type Mutation<Input, Output> = {
  /**
   * Asks the server to do it, once: every try of a call carries the same idempotency key.
   * @throws FoyerError what the server refuses: see `isFailure`
   */
  mutate(...args: Arguments<Input, MutateOptions>): Promise<Output>;
};

/** Something that happened; a new call with its `id` as `lastEventId` goes on after it. */
export type Told<Data> = { readonly id: string; readonly data: Data };

export type SubscribeOptions<Data> = CallOptions & {
  readonly onData: (told: Told<Data>) => void;
  /** Called with what ended it for good: a refusal, or a server that could not be reached in the first place. */
  readonly onError?: ((error: unknown) => void) | undefined;
};

/** Tells what happens, as it happens. */
export type Subscription<Input, Data> = {
  /**
   * What happens, one after the other, until the loop is left or the signal aborts. The first event says `reset`: from there
   * on everything is told. With `lastEventId` it is what has happened since instead. A connection that breaks is opened again,
   * as long as it takes, and goes on where it was.
   * @throws FoyerError what the server refuses: see `isFailure`
   */
  follow(input: Input, options?: CallOptions): AsyncGenerator<Told<Data>, void, undefined>;
  /** The same, by callbacks. */
  subscribe(input: Input, options: SubscribeOptions<Data>): { unsubscribe(): void };
};
