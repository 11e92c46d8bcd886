import { useState } from "react";
import { words } from "../words.ts";

const longText = 420;
const manyLines = 9;

/** The inviter's own words, as plain text: whatever looks like markup or a link stays what it is, letters. */
export function Message({ text, from }: { readonly text: string; readonly from: string | null }) {
  const [whole, setWhole] = useState(text.length <= longText && text.split("\n").length <= manyLines);
  return (
    <figure>
      <blockquote dir="auto" className={whole ? undefined : "cut"}>
        {text}
      </blockquote>
      {!whole && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          {words.letter.readOn}
        </button>
      )}
      {from && <figcaption>{from}</figcaption>}
    </figure>
  );
}
