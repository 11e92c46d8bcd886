import { render } from "react-email";
import { plainText, type Written } from "./compile-letter.ts";
import type { Content } from "./content.ts";
import { letterOf } from "./letter.tsx";

/** What React and react-email make of an e-mail. Nothing else says how one looks. */
export async function renderLetter(content: Content): Promise<Written> {
  const html = await render(letterOf(content));
  return { html, text: plainText(html) };
}
