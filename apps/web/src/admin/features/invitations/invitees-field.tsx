import { type ClipboardEvent, type KeyboardEvent, type ReactNode, type Ref, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "../../components/ui/button.tsx";
import { Field } from "../../components/ui/field.tsx";
import { plural } from "../../lib/moment.ts";
import { inviteesIn, judge, type Piece, readAddresses } from "./addresses.ts";
import { InviteeChip } from "./invitee-chip.tsx";

/** What stands in the field: chips, and what is still being written after them. */
export type Written = { readonly pieces: readonly Piece[]; readonly typed: string };

/** All of it, with what is wrong: what is still being written counts as if it was finished. */
export function judgeWritten({ pieces, typed }: Written, refused?: ReadonlyMap<string, string>) {
  return judge([...pieces, ...readAddresses(typed)], refused);
}

/**
 * Asks for addresses: what is pasted or finished becomes a chip, which can be changed and taken out by keyboard too. The arrow
 * keys go from chip to chip, Enter changes one, Delete takes it out.
 */
export function InviteesField({
  written,
  refused,
  error,
  input,
  onChange,
}: {
  readonly written: Written;
  readonly refused: ReadonlyMap<string, string>;
  readonly error: string | undefined;
  readonly input: Ref<HTMLInputElement>;
  readonly onChange: (written: Written) => void;
}): ReactNode {
  const { pieces, typed } = written;
  const list = useRef<HTMLUListElement>(null);
  const [editing, setEditing] = useState<number | null>(null);
  const judged = judgeWritten(written, refused);
  const chips = judged.slice(0, pieces.length);
  const finish = (text: string) => onChange({ pieces: [...pieces, ...readAddresses(text)], typed: "" });
  /** Focuses a chip, or what follows the last one: at once, so that the next key meets it however fast it comes. */
  const goTo = (index: number) => {
    const buttons = list.current?.querySelectorAll<HTMLElement>("[data-chip]");
    const next = buttons?.[Math.max(0, index)] ?? list.current?.parentElement?.querySelector("input");
    next?.focus();
  };
  const keys = keysOf(pieces);
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0;
    if (isFinish(event) && typed.trim() !== "") {
      event.preventDefault();
      finish(typed);
    } else if ((event.key === "Backspace" || event.key === "ArrowLeft") && atStart && pieces.length > 0) {
      event.preventDefault();
      goTo(pieces.length - 1);
    }
  };
  const pasted = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text/plain");
    const found = readAddresses(text);
    // Part of an address that is being written goes where it was meant.
    if (found.length < 2 && (typed.trim() !== "" || !found[0]?.invitee)) return;
    event.preventDefault();
    onChange({ pieces: [...pieces, ...readAddresses(typed), ...found], typed: "" });
  };

  return (
    <div className="grid gap-1.5">
      <Field
        error={error}
        hint={
          judged.length === 0
            ? "One or many, in any form: a list, a column of a sheet, with or without names."
            : null
        }
        label="E-mail addresses"
      >
        {(ties) => (
          <div
            className={`flex max-h-52 flex-wrap items-center gap-1 overflow-y-auto rounded-control border bg-surface p-1 has-[>input:focus]:outline-2 has-[>input:focus]:outline-accent ${error ? "border-danger" : "border-edge"}`}
          >
            <ul aria-label="Addresses so far" className="contents" ref={list}>
              {chips.map((piece, index) => (
                <InviteeChip
                  isEdited={editing === index}
                  isStop={index === pieces.length - 1}
                  key={keys[index]}
                  onEdit={() => setEditing(index)}
                  onEdited={(text, byKey) => {
                    const edited = () => {
                      setEditing(null);
                      if (text !== null)
                        onChange({ pieces: pieces.toSpliced(index, 1, ...readAddresses(text)), typed });
                    };
                    if (!byKey) return edited();
                    flushSync(edited);
                    goTo(index);
                  }}
                  onGo={(step) => goTo(index + step)}
                  onRemove={() => {
                    flushSync(() => onChange({ pieces: pieces.toSpliced(index, 1), typed }));
                    goTo(index);
                  }}
                  piece={piece}
                />
              ))}
            </ul>
            <input
              {...ties}
              autoCapitalize="none"
              autoComplete="off"
              className="min-h-7 min-w-40 grow bg-transparent px-2 text-sm text-ink outline-none placeholder:text-muted pointer-coarse:min-h-9 pointer-coarse:text-base"
              inputMode="email"
              onBlur={({ relatedTarget }) => {
                // Not on the way to a button: it would move from under the press.
                if (relatedTarget?.matches("input, textarea, select") && typed.trim() !== "") finish(typed);
              }}
              onChange={({ currentTarget }) => onChange({ pieces, typed: currentTarget.value })}
              onKeyDown={pressed}
              onPaste={pasted}
              placeholder={pieces.length === 0 ? "Ada Alto <ada@example.com>, bob@example.com" : ""}
              ref={input}
              spellCheck={false}
              value={typed}
            />
          </div>
        )}
      </Field>
      {judged.length > 0 ? (
        <Summary
          count={inviteesIn(judged).length}
          marked={chips.filter(({ problem }) => problem !== null).length}
          onTakeOut={() => onChange({ pieces: chips.filter(({ problem }) => problem === null), typed })}
        />
      ) : null}
    </div>
  );
}

function isFinish({ key, nativeEvent }: KeyboardEvent): boolean {
  return !nativeEvent.isComposing && (key === "Enter" || key === "," || key === ";");
}

/** The same chip keeps its key while others come and go. */
function keysOf(pieces: readonly Piece[]): readonly string[] {
  const counts = new Map<string, number>();
  return pieces.map(({ text }) => {
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    return `${count} ${text}`;
  });
}

/** How many people it is, and how many chips are marked. */
function Summary({
  count,
  marked,
  onTakeOut,
}: {
  readonly count: number;
  readonly marked: number;
  readonly onTakeOut: () => void;
}) {
  return (
    <div className="flex min-h-4 flex-wrap items-center justify-between gap-x-3 gap-y-1 text-xs text-muted">
      <p role="status">
        {count > 1 ? `${plural(count, "person", "people")}, each with a link of their own.` : null}
        {marked > 0 ? ` ${marked.toLocaleString("en")} marked.` : null}
      </p>
      {marked > 0 ? (
        <Button className="min-h-6! px-2! py-0.5! text-xs!" onClick={onTakeOut} size="small">
          Take out {marked > 1 ? `the ${marked.toLocaleString("en")} marked` : "the marked one"}
        </Button>
      ) : null}
    </div>
  );
}
