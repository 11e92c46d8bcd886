import type { ReactNode } from "react";
import { Body, Button, Container, Head, Heading, Hr, Html, Link, Section, Text } from "react-email";
import { Line, Quote } from "../words.tsx";
import { day, fontFamily, nightStyle } from "./look.ts";

type LetterProps = {
  /** Who the letter is from, at its head. */
  readonly from: string;
  readonly headline: ReactNode;
  /** What a list of messages shows beside the subject. */
  readonly glance: ReactNode;
  readonly children: ReactNode;
  /** Why this person got it. */
  readonly reason: ReactNode;
};

/** The sheet of paper that every e-mail is written on: one column, no images, day and night. */
export function Letter({ from, headline, glance, children, reason }: LetterProps) {
  return (
    <Html lang="en">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <style>{nightStyle}</style>
      </Head>
      <Body className="paper" style={sheet}>
        <div data-skip-in-text="true" style={unseen}>
          {glance}
        </div>
        <Container style={{ maxWidth: 560, padding: "40px 24px 48px" }}>
          <Letterhead from={from} />
          <Heading className="ink" style={headlineStyle}>
            {headline}
          </Heading>
          {children}
          <Hr
            className="hairline"
            style={{ borderTop: `1px solid ${day.hairline}`, margin: "40px 0 24px" }}
          />
          <Text className="muted" style={{ ...small, color: day.muted, margin: 0 }}>
            {reason}
          </Text>
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

/** The inviter's own words. */
export function Message({ children }: { children: string }) {
  return (
    <Quote className="ink green-edge" style={messageStyle}>
      {children}
    </Quote>
  );
}

type WayOnProps = { readonly url: string; readonly label: string; readonly beforeLink: string };

/** The one button, and the same link in full for where the button doesn't work. Plain text has the link alone. */
export function WayOn({ url, label, beforeLink }: WayOnProps) {
  return (
    <>
      <Section data-skip-in-text="true" style={{ margin: "32px 0" }}>
        <Button className="green-fill on-green" href={url} style={buttonStyle}>
          {label}
        </Button>
      </Section>
      <Text className="muted" style={{ ...small, color: day.muted, margin: "16px 0 0" }}>
        {beforeLink}
        <br />
        <Link className="green" href={url} style={linkStyle}>
          {url}
        </Link>
      </Text>
    </>
  );
}

/** A word that matters. */
export function Key({ children }: { children: string }) {
  return (
    <strong style={{ fontWeight: 600 }}>
      <Line>{children}</Line>
    </strong>
  );
}

/** A door ajar beside the name, out of table cells: there is no image to load or to block. */
function Letterhead({ from }: { from: string }) {
  return (
    <table {...layout} data-skip-in-text="true" style={{ marginBottom: 32 }}>
      <tbody>
        <tr>
          <td style={{ verticalAlign: "top" }}>
            <table {...layout}>
              <tbody>
                <tr>
                  <td aria-hidden="true" className="green-edge" style={doorFrame}>
                    <div className="green-fill" style={doorLeaf} />
                  </td>
                </tr>
              </tbody>
            </table>
          </td>
          <td className="muted" style={{ ...small, color: day.muted, paddingLeft: 12 }}>
            <Line>{from}</Line>
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
  borderLeft: `2px solid ${day.green}`,
  color: day.ink,
  fontSize: 16,
  lineHeight: "26px",
  margin: "24px 0",
  padding: "0 0 0 16px",
} as const;
const buttonStyle = {
  backgroundColor: day.green,
  borderRadius: 8,
  color: day.onGreen,
  fontSize: 16,
  fontWeight: 600,
  padding: "14px 24px",
} as const;
const linkStyle = { color: day.green, textDecorationLine: "underline", wordBreak: "break-all" } as const;
const doorFrame = {
  border: `2px solid ${day.green}`,
  borderBottom: "0",
  fontSize: 0,
  height: 22,
  lineHeight: 0,
  padding: "0",
  width: 14,
} as const;
const doorLeaf = { backgroundColor: day.green, height: 22, width: 8 } as const;
