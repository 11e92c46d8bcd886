/** One e-mail to one person. Names and subject are text for display; only the addresses decide where it goes. */
export type Message = {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name?: string; readonly address: string };
  readonly replyTo?: { readonly name?: string; readonly address: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** An iCalendar file, shown by mail clients that know calendars, and attached for those that do not (RFC 6047). */
  readonly calendar?: {
    readonly method: "REQUEST" | "CANCEL";
    /** Of plain letters, with `.ics` at its end. */
    readonly filename: string;
    readonly content: string;
  };
  /** Without angle brackets. A delivery keeps its id, so that duplicates can be recognised (RFC 5322 §3.6.4). */
  readonly messageId: string;
  /** Further headers. Those a message already has (addresses, subject, content) can't be given here. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where reports of failed delivery go: the sender of the envelope (RFC 5321 §4.4). SMTP alone has such a one. */
  readonly returnPath?: string;
  /** Told to providers that report later what became of a message, so that they can say which: Mailtrap. */
  readonly deliveryId?: string;
};

/** A way out for e-mail. */
export type Mailer = {
  /**
   * Hands the message over and answers with the receiver's own words.
   * Never delivers to anyone but `message.to.address`. When `signal` is aborted it lets go of the message.
   * @throws MailFailure whatever goes wrong.
   */
  send(message: Message, signal?: AbortSignal): Promise<{ reply: string }>;
  /**
   * Connects and signs in, sends nothing.
   * @throws MailFailure with the reason when a message could not leave now.
   */
  check(): Promise<void>;
  /** Lets the messages in hand finish, then disconnects. Later sends fail as temporary. */
  close(): Promise<void>;
};

/** Why a message did not leave. Unless it is `permanent`, trying again later may work. */
export class MailFailure extends Error {
  readonly permanent: boolean;
  /** The address itself takes no mail: nothing else will arrive there either. */
  readonly recipientRefused: boolean;
  /** How long the provider asks to be left alone; null: it has not said. */
  readonly retryAfterSeconds: number | null;
  /** What the receiver said, or what happened instead, in one line fit for a timeline. */
  readonly reply: string;

  constructor(
    reply: string,
    {
      permanent,
      recipientRefused = false,
      retryAfterSeconds = null,
      cause,
    }: {
      readonly permanent: boolean;
      readonly recipientRefused?: boolean;
      readonly retryAfterSeconds?: number | null;
      readonly cause?: unknown;
    },
  ) {
    super(reply, { cause });
    this.name = "MailFailure";
    this.permanent = permanent;
    this.recipientRefused = recipientRefused;
    this.retryAfterSeconds = retryAfterSeconds;
    this.reply = reply;
  }
}
