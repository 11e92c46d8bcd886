import type { ReactElement } from "react";
import { render, toPlainText } from "react-email";
import type { Slot } from "./words.tsx";

/** A finished e-mail, but for whom it comes from and goes to. */
export type Email = { readonly subject: string; readonly html: string; readonly text: string };

type Values = Readonly<Record<string, string | null>>;

/** An e-mail: clean values in, subject and JSX out. `slots` says how each value is written. */
export type Template<Props extends Values> = {
  readonly slots: {
    readonly [Name in keyof Props]: Slot & { readonly optional: null extends Props[Name] ? true : false };
  };
  readonly subject: (props: Props) => string;
  readonly body: (props: Props) => ReactElement;
};

/** What React makes of a template for these very values. */
export async function renderEmail<Props extends Values>(
  template: Template<Props>,
  props: Props,
): Promise<Email> {
  const html = await render(template.body(props));
  const text = toPlainText(html, { selectors: [{ selector: "h1", options: { uppercase: false } }] });
  return { subject: template.subject(props), html, text };
}

/**
 * Renders a template once for every combination of values that may be missing. The function it returns only fills
 * clean values in: the same e-mail as `renderEmail`'s, byte for byte, in microseconds.
 */
export async function compile<Props extends Values>(
  template: Template<Props>,
): Promise<(props: Props) => Email> {
  const slots = Object.entries<Slot>(template.slots).map(([name, slot]) => ({ name, ...slot }));
  const optionals = slots.filter(({ optional }) => optional).map(({ name }) => name);
  const forms = new Map<string, Form>();
  for (const absent of subsets(optionals)) {
    const marks = slots.map(({ name }, place) => [name, absent.includes(name) ? null : mark(place)]);
    // Object.fromEntries forgets its keys; they are those of `slots`, which has every key of Props.
    // oxlint-disable-next-line typescript/consistent-type-assertions
    const props = Object.fromEntries(marks) as Props;
    const { html, text } = await renderEmail(template, props);
    forms.set(absent.join(), { html: cut(html), text: cut(text) });
  }

  return (props) => {
    const form = forms.get(optionals.filter((name) => props[name] === null).join());
    if (!form) throw new Error("No form of the e-mail fits these values.");
    return {
      subject: template.subject(props),
      html: fill(
        form.html,
        slots.map(({ name, html }) => html(props[name] ?? "")),
      ),
      text: fill(
        form.text,
        slots.map(({ name, text }) => text(props[name] ?? "")),
      ),
    };
  };
}

/** Fixed text, then the number of a slot, then fixed text, and so on. */
type Parts = { readonly fixed: readonly string[]; readonly places: readonly number[] };
type Form = { readonly html: Parts; readonly text: Parts };

// Private-use characters around a number: no case to change, nothing to escape, nowhere in our own words.
function mark(place: number): string {
  return `\ue000${place}\ue001`;
}

function cut(rendered: string): Parts {
  const parts = rendered.split(/\ue000(\d+)\ue001/);
  return {
    fixed: parts.filter((_, position) => position % 2 === 0),
    places: parts.filter((_, position) => position % 2 === 1).map(Number),
  };
}

function fill({ fixed, places }: Parts, values: readonly string[]): string {
  let filled = fixed[0] ?? "";
  for (const [position, place] of places.entries()) {
    filled += (values[place] ?? "") + (fixed[position + 1] ?? "");
  }
  return filled;
}

function subsets(names: readonly string[]): string[][] {
  return names.reduce<string[][]>((sets, name) => sets.flatMap((set) => [set, [...set, name]]), [[]]);
}
