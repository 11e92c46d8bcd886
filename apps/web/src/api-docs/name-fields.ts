const names = [
  [".body-param__text", "aria-label", "Request body"],
  [".examples-select-element", "aria-label", "Example"],
  [".content-type", "aria-label", "Media type"],
  // What scrolls can be scrolled by keys (WCAG 2.1.1).
  ["pre.microlight, .highlight-code > pre", "tabindex", "0"],
] as const;

/** Names the fields that Swagger UI leaves without a name (WCAG 4.1.2), now and whenever it shows more. */
export function nameFields(place: Element): void {
  const name = () => {
    for (const [selector, attribute, value] of names)
      for (const field of place.querySelectorAll(`:is(${selector}):not([${attribute}])`))
        field.setAttribute(attribute, value);
  };
  new MutationObserver(name).observe(place, { childList: true, subtree: true });
  name();
}
