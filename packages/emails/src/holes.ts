/** What a sheet of paper can have: a logo at its head, a way on, a way out of further messages. */
export type Shape = { readonly hasLogo: boolean; readonly hasWay: boolean; readonly canOptOut: boolean };

/** Each shape that there is. */
export const shapes: readonly Shape[] = [true, false].flatMap((hasLogo) =>
  [true, false].flatMap((hasWay) => [true, false].map((canOptOut) => ({ hasLogo, hasWay, canOptOut }))),
);

/** How its sheet is called. */
export function shapeName({ hasLogo, hasWay, canOptOut }: Shape): string {
  return `${hasLogo} ${hasWay} ${canOptOut}`;
}

const colors = ["fill", "onFill", "ink", "nightInk", "onNightInk"] as const;
const wordHoles = ["from", "headline", "glance", "label", "before", "reason", "optOut"] as const;
const attributeHoles = ["language", "logoUrl", "logoAlt", "url", "optOutUrl", ...colors] as const;

/** Where words and values go on a sheet. */
export const holes = [...wordHoles, ...attributeHoles, "block"] as const;
export type Hole = (typeof holes)[number];

export type Mark = { readonly write: (place: number) => string; readonly pattern: RegExp };

// Private-use characters around a number: no case to change, nothing to escape. `withoutMarks` keeps them out of words.
export const valueMark: Mark = { write: (place) => `\ue000${place}\ue001`, pattern: /\ue000(\d+)\ue001/ };
export const holeMark: Mark = { write: (place) => `\ue002${place}\ue003`, pattern: /\ue002(\d+)\ue003/ };

/** Stands between the parts of a sheet: what is above, a paragraph, somebody's own words, what is below. */
export const edge = "\ue004";

/** Keeps a place on a sheet. */
export function hole(name: Hole): string {
  return holeMark.write(holes.indexOf(name));
}
