/** A few words of a line. Those that a value brings are told apart, because nobody knows beforehand what they are. */
export type Piece<Value = string> =
  | { readonly literal: string; readonly strong: boolean }
  | { readonly value: Value; readonly strong: boolean };

export type Line<Value = string> = readonly Piece<Value>[];

/** A paragraph, or the words of somebody else, with their line breaks. */
export type Block<Value = string> =
  | { readonly kind: "paragraph"; readonly lines: readonly Line<Value>[] }
  | { readonly kind: "quote"; readonly value: Value };

/** All that an e-mail says, laid out: what is left to do is to write it as HTML and as plain text. */
export type Content<Value = string> = {
  readonly language: string;
  readonly subject: Line<Value>;
  readonly headline: Line<Value>;
  /** What a list of messages shows beside the subject. */
  readonly glance: Line<Value>;
  readonly blocks: readonly Block<Value>[];
  /** The button, and the link in full below `before`. */
  readonly way: { readonly label: Line<Value>; readonly before: string; readonly url: Value } | null;
  readonly reason: readonly Line<Value>[];
  readonly optOut: { readonly label: string; readonly url: Value } | null;
  readonly from: Value;
  /** `alt` is who the e-mail is from. */
  readonly logo: { readonly url: Value; readonly alt: Value } | null;
  readonly colors: Colors<Value>;
};

/** The colours that an organization can choose: by day and by night. */
export type Colors<Value = string> = {
  /** Of the button, and of the words on it. */
  readonly fill: Value;
  readonly onFill: Value;
  /** Of links and edges: the same where it can be read on paper. */
  readonly ink: Value;
  /** All of these, by night. */
  readonly nightInk: Value;
  readonly onNightInk: Value;
};

/** How a value gets into an e-mail: as words of a line, as lines of somebody else, or as it is (a link, a colour). */
export type SlotKind = "line" | "quote" | "plain";

/** The same content with every value put in. */
export function putIn<Value>(
  content: Content<Value>,
  put: (value: Value, kind: SlotKind) => string,
): Content {
  const line = (pieces: Line<Value>): Line =>
    pieces.map((piece) =>
      "literal" in piece ? piece : { value: put(piece.value, "line"), strong: piece.strong },
    );
  const { way, optOut, logo, colors } = content;
  return {
    language: content.language,
    subject: line(content.subject),
    headline: line(content.headline),
    glance: line(content.glance),
    blocks: content.blocks.map((block) =>
      block.kind === "quote"
        ? { kind: "quote", value: put(block.value, "quote") }
        : { kind: "paragraph", lines: block.lines.map(line) },
    ),
    way: way && { label: line(way.label), before: way.before, url: put(way.url, "plain") },
    reason: content.reason.map(line),
    optOut: optOut && { label: optOut.label, url: put(optOut.url, "plain") },
    from: put(content.from, "line"),
    logo: logo && { url: put(logo.url, "plain"), alt: put(logo.alt, "plain") },
    colors: {
      fill: put(colors.fill, "plain"),
      onFill: put(colors.onFill, "plain"),
      ink: put(colors.ink, "plain"),
      nightInk: put(colors.nightInk, "plain"),
      onNightInk: put(colors.onNightInk, "plain"),
    },
  };
}
