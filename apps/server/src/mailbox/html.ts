/** Text that is HTML already. Only `html` makes it. */
export type Markup = { readonly markup: string };

type Value = string | number | Markup | readonly Markup[] | null;

/** HTML of a template: every string put into it is text, also inside a (quoted) attribute, and never markup. */
export function html(fixed: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const markup = fixed.map((part, place) => part + written(values[place] ?? null)).join("");
  return { markup };
}

function written(value: Value): string {
  if (value === null) return "";
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  if ("markup" in value) return value.markup;
  return value.map(({ markup }) => markup).join("");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");
}
