import type { ReactElement, ReactNode } from "react";
import { Body, Button, Container, Head, Heading, Hr, Html, Img, Link, Section, Text } from "react-email";
import type { Colors, Content } from "./content.ts";
import { day, fontFamily, nightStyle } from "./look.ts";
import { Lines, Quote, Words } from "./words.tsx";

/** An e-mail, as React writes it. */
export function letterOf(content: Content): ReactElement {
  const { way, blocks } = content;
  return (
    <Letter
      language={content.language}
      from={<Words line={[{ value: content.from, strong: false }]} />}
      logo={content.logo}
      colors={content.colors}
      headline={<Words line={content.headline} />}
      glance={<Words line={content.glance} />}
      way={way && { ...way, label: <Words line={way.label} /> }}
      reason={<Lines lines={content.reason} />}
      optOut={content.optOut}
    >
      {blocks.map((block, place) =>
        block.kind === "quote" ? (
          <Message key={String(place)} colors={content.colors}>
            {block.value}
          </Message>
        ) : (
          <Say key={String(place)}>
            <Lines lines={block.lines} />
          </Say>
        ),
      )}
    </Letter>
  );
}

type LetterProps = {
  /** BCP 47. */
  readonly language: string;
  /** Who the letter is from, at its head, unless there is a logo. */
  readonly from: ReactNode;
  readonly logo: Content["logo"];
  readonly colors: Colors;
  readonly headline: ReactNode;
  /** What a list of messages shows beside the subject. */
  readonly glance: ReactNode;
  readonly children: ReactNode;
  readonly way: { readonly label: ReactNode; readonly before: string; readonly url: string } | null;
  /** Why this person got it. */
  readonly reason: ReactNode;
  readonly optOut: { readonly label: string; readonly url: string } | null;
};

/** The sheet of paper that every e-mail is written on: one column, day and night, with no image but a logo. */
export function Letter({ language, colors, way, optOut, ...props }: LetterProps) {
  return (
    <Html lang={language}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <style>{nightStyle(colors)}</style>
      </Head>
      <Body className="paper" lang={language} style={sheet}>
        <div data-skip-in-text="true" style={unseen}>
          {props.glance}
        </div>
        <Container style={{ maxWidth: 560, padding: "40px 24px 48px" }}>
          {props.logo ? <Logo {...props.logo} /> : <Letterhead colors={colors}>{props.from}</Letterhead>}
          <Heading className="ink" style={headlineStyle}>
            {props.headline}
          </Heading>
          {props.children}
          {way && <WayOn {...way} colors={colors} />}
          <Hr
            className="hairline"
            style={{ borderTop: `1px solid ${day.hairline}`, margin: "40px 0 24px" }}
          />
          <Text className="muted" style={{ ...small, color: day.muted, margin: 0 }}>
            {props.reason}
          </Text>
          {optOut && (
            <Text className="muted" style={{ ...small, color: day.muted, margin: "12px 0 0" }}>
              <Link className="muted" href={optOut.url} style={quietLinkStyle}>
                {optOut.label}
              </Link>
            </Text>
          )}
        </Container>
      </Body>
    </Html>
  );
}

/** A paragraph. */
export function Say({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={{ color: day.ink, fontSize: 16, lineHeight: "26px", margin: "16px 0" }}>
      {children}
    </Text>
  );
}

/** Somebody else's own words. */
export function Message({ children, colors }: { readonly children: string; readonly colors: Colors }) {
  return (
    <Quote className="ink brand-edge" style={{ ...messageStyle, borderLeft: `2px solid ${colors.ink}` }}>
      {children}
    </Quote>
  );
}

type WayOnProps = {
  readonly url: string;
  readonly label: ReactNode;
  readonly before: string;
  readonly colors: Colors;
};

/** The one button, and the same link in full for where the button doesn't work. Plain text has the link alone. */
function WayOn({ url, label, before, colors }: WayOnProps) {
  const color = { backgroundColor: colors.fill, border: `1px solid ${colors.ink}`, color: colors.onFill };
  return (
    <>
      <Section data-skip-in-text="true" style={{ margin: "32px 0" }}>
        <Button className="brand-fill brand-edge on-brand" href={url} style={{ ...buttonStyle, ...color }}>
          {label}
        </Button>
      </Section>
      <Text className="muted" style={{ ...small, color: day.muted, margin: "16px 0 0" }}>
        {before}
        <br />
        <Link className="brand" href={url} style={{ ...linkStyle, color: colors.ink }}>
          {url}
        </Link>
      </Text>
    </>
  );
}

/** A door ajar beside the name, out of table cells: there is no image to load or to block. */
function Letterhead({ children, colors }: { readonly children: ReactNode; readonly colors: Colors }) {
  const edge = `2px solid ${colors.ink}`;
  return (
    <table {...layout} data-skip-in-text="true" style={{ marginBottom: 32 }}>
      <tbody>
        <tr>
          <td style={{ verticalAlign: "top" }}>
            <table {...layout}>
              <tbody>
                <tr>
                  <td
                    aria-hidden="true"
                    className="brand-edge"
                    style={{ ...doorFrame, border: edge, borderBottom: "0" }}
                  >
                    <div className="brand-fill" style={{ ...doorLeaf, backgroundColor: colors.ink }} />
                  </td>
                </tr>
              </tbody>
            </table>
          </td>
          <td className="muted" style={{ ...small, color: day.muted, paddingLeft: 12 }}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** A logo of a fixed height, and the name in its place where images are blocked. */
function Logo({ url, alt }: { readonly url: string; readonly alt: string }) {
  return (
    <table {...layout} data-skip-in-text="true" style={{ marginBottom: 32 }}>
      <tbody>
        <tr>
          <td className="plate" style={{ borderRadius: 6 }}>
            <Img src={url} alt={alt} height={logoHeight} style={logoStyle} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

const layout = { role: "presentation", border: 0, cellPadding: 0, cellSpacing: 0 } as const;
// The longest word breaks rather than widen the sheet; `break-word` is for clients without `anywhere`.
const sheet = {
  backgroundColor: day.paper,
  fontFamily,
  margin: 0,
  overflowWrap: "anywhere",
  wordBreak: "break-word",
} as const;
const small = { fontSize: 14, lineHeight: "22px" } as const;
const unseen = { display: "none", maxHeight: 0, maxWidth: 0, opacity: 0, overflow: "hidden" } as const;
const headlineStyle = {
  color: day.ink,
  fontSize: 26,
  fontWeight: 600,
  letterSpacing: "-0.01em",
  lineHeight: "34px",
  margin: "0 0 24px",
} as const;
const messageStyle = {
  color: day.ink,
  fontSize: 16,
  lineHeight: "26px",
  margin: "24px 0",
  padding: "0 0 0 16px",
} as const;
const buttonStyle = {
  borderRadius: 8,
  fontSize: 16,
  fontWeight: 600,
  padding: "13px 24px",
} as const;
const linkStyle = { textDecorationLine: "underline", wordBreak: "break-all" } as const;
const quietLinkStyle = { color: day.muted, textDecorationLine: "underline" } as const;
const doorFrame = {
  fontSize: 0,
  height: 22,
  lineHeight: 0,
  padding: "0",
  width: 14,
} as const;
const doorLeaf = { height: 22, width: 8 } as const;
const logoHeight = 40;
// The colour, size and weight are those of the name, where it stands for the logo.
const logoStyle = {
  color: day.ink,
  fontSize: 18,
  fontWeight: 600,
  height: logoHeight,
  lineHeight: `${logoHeight}px`,
  maxWidth: 240,
  width: "auto",
} as const;
