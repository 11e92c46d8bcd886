import { keysOf } from "../../lib/search-params.ts";

/** How a preview is looked at. */
export type Light = "light" | "dark";

/**
 * The HTML of an e-mail as it looks in a light or a dark mailbox, for a frame in which nothing runs and no link leads away.
 * The page's content security policy holds in such a frame too, and forbids style elements: what is in them is written to
 * the elements that it is for, as their own style. So the preview needs no gap in the policy.
 * @param logo a picture that was chosen and is not saved yet, as a data URL; null where it was taken away
 */
export function previewDocument(html: string, light: Light, logo?: string | null): string {
  const sheets: string[] = [];
  const unstyled = html.replaceAll(/<style[^>]*>([^]*?)<\/style>/gi, (_element, rules: string) => {
    sheets.push(rules);
    return "";
  });
  const mail = new DOMParser().parseFromString(unstyled, "text/html");
  if (light === "dark") for (const rule of nightRules(sheets)) dress(mail, rule);
  for (const meta of mail.querySelectorAll("meta[name$='color-scheme' i]")) meta.remove();
  for (const link of mail.querySelectorAll("a")) link.removeAttribute("href");
  if (logo !== undefined) showLogo(mail, logo);
  const { documentElement: root, body } = mail;
  root.style.colorScheme = light;
  root.style.backgroundColor = body.style.backgroundColor;
  return `<!doctype html>${root.outerHTML}`;
}

function nightRules(sheets: readonly string[]): CSSStyleRule[] {
  return sheets.flatMap((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    return [...sheet.cssRules].flatMap((rule) =>
      rule instanceof CSSMediaRule && /prefers-color-scheme:\s*dark/.test(rule.conditionText)
        ? [...rule.cssRules].filter((each) => each instanceof CSSStyleRule)
        : [],
    );
  });
}

function dress(mail: Document, { selectorText, style }: CSSStyleRule): void {
  for (const element of mail.querySelectorAll<HTMLElement>(selectorText))
    for (const property of style)
      element.style.setProperty(property, style.getPropertyValue(property), "important");
}

/** Shows a logo that no e-mail has yet, where theirs stands or the name does. */
function showLogo(mail: Document, logo: string | null): void {
  const head = mail.querySelector("table[data-skip-in-text]");
  const shown = head?.querySelector("img");
  if (shown && logo === null) shown.replaceWith(shown.alt);
  else if (shown && logo !== null) shown.src = logo;
  else if (head && logo !== null) {
    const image = mail.createElement("img");
    image.src = logo;
    const look = { display: "block", height: "40px", maxWidth: "240px", marginBottom: "32px" } as const;
    for (const name of keysOf(look)) image.style[name] = look[name];
    head.replaceWith(image);
  }
}
