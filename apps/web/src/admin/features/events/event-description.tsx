import { useState } from "react";
import { classNames } from "../../lib/class-names.ts";

const long = 280; // characters that are shown at once, about three lines

/** What an event is about. A long text is cut short, so that the list below it stays near; all of it is a press away. */
export function EventDescription({ text }: { readonly text: string }) {
  const [whole, setWhole] = useState(false);
  const isLong = text.length > long || text.split("\n").length > 3;
  return (
    <div className="max-w-2xl pt-1">
      <p className={classNames("whitespace-pre-wrap wrap-anywhere", isLong && !whole && "line-clamp-3")}>
        {text}
      </p>
      {isLong ? (
        <button
          aria-expanded={whole}
          className="min-h-6 rounded-control text-ink underline underline-offset-4"
          onClick={() => setWhole(!whole)}
          type="button"
        >
          {whole ? "Show less" : "Show all of the description"}
        </button>
      ) : null}
    </div>
  );
}
