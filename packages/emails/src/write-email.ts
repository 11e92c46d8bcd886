import { subjectLine } from "./clean.ts";
import type { Form, FormMaker } from "./compile-letter.ts";
import { compose, filledBy, fillingsOf, presenceOf, type Source } from "./compose.ts";
import { type Line, putIn } from "./content.ts";
import type { EmailStyle } from "./email-values.ts";
import type { KnownValues } from "./known-values.ts";
import { leastRecentlyUsed } from "./least-recently-used.ts";
import type { Insertion } from "./liquid.ts";
import { type PreparedTexts, prepareTexts } from "./prepare-texts.ts";
import { renderLetter } from "./render-letter.ts";
import { wordingIn } from "./texts/texts.ts";

/** A finished e-mail, but for whom it comes from and goes to. */
export type Email = { readonly subject: string; readonly html: string; readonly text: string };

const mostTexts = 200;
// In characters: some fifty megabytes, where nearly all of them are values to put in.
const mostOfOwnTexts = 400_000;
// In characters: some forty megabytes. An organization can write texts whose forms have half a million each, and one for
// every name.
const mostOfForms = 20_000_000;
// In characters. No text of a few thousand has a reason to grow to this.
const longestOfOwnWords = 40_000;

/** An e-mail as React writes it, in milliseconds: what `writeBy` has to come to. */
export async function renderEmail(known: KnownValues, style: EmailStyle): Promise<Email> {
  const render = async (source: Source) => {
    const fillings = fillingsOf(source);
    const content = putIn(compose(source), (insertion) => filledBy(fillings, insertion));
    return { subject: subjectOf(content.subject), ...(await renderLetter(content)) };
  };
  const own = preparedOwn(known, style);
  if (own) {
    const email = await render({ known, style, texts: own }).catch(() => null);
    if (email && isSendable(email)) return email;
  }
  return render({ known, style, texts: preparedFoyers(known, style) });
}

/** Writes e-mails in microseconds, as soon as one of the same form has been written. */
export function writeBy(makeForm: FormMaker): (known: KnownValues, style: EmailStyle) => Email {
  const formOf = leastRecentlyUsed<{ readonly form: Form<Insertion>; readonly subject: Line<Insertion> }>(
    mostOfForms,
    ({ form }, key) => form.size + key.length,
  );
  const write = (source: Source): Email => {
    const fillings = fillingsOf(source);
    const fill = (insertion: Insertion) => filledBy(fillings, insertion);
    if (source.texts.isPlain) {
      const { form, subject } = formOf(`${source.texts.id} ${presenceOf(source)}`, () => {
        const content = compose(source);
        return { form: makeForm(content), subject: content.subject };
      });
      const values = form.slots.map(({ value }) => fill(value));
      return { subject: subjectOf(putInLine(subject, fill)), ...form.fill(values) };
    }
    // Here the values decide what is said: the form is found by that, in which they are but marks.
    const content = compose(source);
    const insertions: Insertion[] = [];
    const key = JSON.stringify(putIn(content, (insertion) => `${insertions.push(insertion)}`));
    const { form } = formOf(key, () => ({ form: makeForm(content), subject: content.subject }));
    return { subject: subjectOf(putInLine(content.subject, fill)), ...form.fill(insertions.map(fill)) };
  };

  return (known, style) => {
    const own = preparedOwn(known, style);
    if (own) {
      try {
        const email = write({ known, style, texts: own });
        if (isSendable(email)) return email;
      } catch {
        // Written for another Foyer, or too much for these values. The e-mail is awaited all the same.
      }
    }
    return write({ known, style, texts: preparedFoyers(known, style) });
  };
}

function isSendable({ text }: Email): boolean {
  return text.length <= longestOfOwnWords;
}

function subjectOf(line: Line): string {
  return subjectLine(line.map((piece) => ("literal" in piece ? piece.literal : piece.value)).join(""));
}

function putInLine(line: Line<Insertion>, fill: (insertion: Insertion) => string): Line {
  return line.map((piece) =>
    "literal" in piece ? piece : { value: fill(piece.value), strong: piece.strong },
  );
}

const ownTexts = leastRecentlyUsed<PreparedTexts | null>(mostOfOwnTexts, (_, key) => key.length);
const foyersTexts = leastRecentlyUsed<PreparedTexts>(mostTexts);

/** An organization's own texts; null where there are none, or none that can be written. */
function preparedOwn({ kind }: KnownValues, { texts }: EmailStyle): PreparedTexts | null {
  if (!texts) return null;
  return ownTexts(`${kind} ${JSON.stringify(texts)}`, () => prepareTexts(kind, texts).prepared);
}

function preparedFoyers({ kind }: KnownValues, { language }: EmailStyle): PreparedTexts {
  return foyersTexts(`${kind} ${language}`, () => {
    const { prepared, issues } = prepareTexts(kind, wordingIn(language).emails[kind]);
    if (!prepared) throw new Error(`Foyer's own ${kind} in ${language}: ${JSON.stringify(issues)}`);
    return prepared;
  });
}
