type Variables = Readonly<Record<string, string | undefined>>;

/** Where a command line comes from, and where its answers go. */
export type Terminal = {
  readonly variables: Variables;
  /** What the settings of this installation are read from, where that is more. */
  readonly settings?: () => Promise<Variables>;
  /** What was asked for. */
  readonly say: (text: string) => void;
  /** Why it could not be had. */
  readonly complain: (text: string) => void;
  /** What comes in by standard input, to its end. Default: nothing. */
  readonly read?: () => Promise<Uint8Array>;
  /** From where the names of files start. Default: the working directory. */
  readonly directory?: string;
  /** Where standard output is a screen: its columns. Otherwise nothing is cut, and nothing coloured. */
  readonly columns?: number;
  /** Where standard error is a screen: progress is drawn there. */
  readonly screen?: Screen;
  /** How often a call is tried again that no server answers. Default: a few times, and longer where it goes on meanwhile. */
  readonly retries?: number;
  /** Whether nobody reads standard output any more. */
  readonly isUnheard?: () => boolean;
};

export type Screen = {
  /** Writes without a line break. */
  readonly draw: (text: string) => void;
  readonly columns: () => number;
  /** Milliseconds. What takes less is not worth a bar. */
  readonly patience: number;
};
