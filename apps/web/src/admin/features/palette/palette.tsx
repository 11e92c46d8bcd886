import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { plural } from "../../lib/moment.ts";
import { useOrganization } from "../session/organization.ts";
import { useUser } from "../session/session.ts";
import { matchingEntries } from "./matching-entries.ts";
import type { PaletteEntry, PaletteGroup } from "./palette-entry.ts";
import { recentEntries, rememberEntry } from "./recent-entries.ts";
import { useFoundEntries } from "./use-found-entries.ts";
import { type MainPage, useOwnEntries } from "./use-own-entries.ts";

/** A field to type into, and below it whatever can be gone to or done. Mount it to open it. */
export function Palette({
  pages,
  shortcuts,
  onClose,
}: {
  readonly pages: readonly MainPage[];
  readonly shortcuts: readonly [boolean, (on: boolean) => void];
  readonly onClose: () => void;
}): ReactNode {
  const [text, setText] = useState("");
  const whose = `${useUser().id} ${useOrganization().id}`;
  const own = useOwnEntries(pages, shortcuts);
  const found = useFoundEntries(text);
  const chosen = useRef(false);
  const groups = entriesFor(text, { recent: recentEntries(whose), own, found: found.groups });

  const choose = (entry: PaletteEntry) => {
    chosen.current = true;
    if (entry.leads) rememberEntry(whose, entry);
    onClose();
    entry.run();
  };

  return (
    <Dialog.Root onOpenChange={(open) => open || onClose()} open>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center p-3 sm:pt-[12vh]">
          <Dialog.Popup
            aria-label="Search and commands"
            className="flex max-h-[min(30rem,80dvh)] w-full max-w-xl animate-rise flex-col overflow-hidden rounded-card border border-edge bg-surface outline-none"
            data-palette
            // Whoever chose something goes on where it leads; whoever did not, where they were.
            finalFocus={() => (chosen.current ? (document.querySelector<HTMLElement>("h1") ?? true) : true)}
          >
            <Autocomplete.Root
              autoHighlight="always"
              filter={null}
              inline
              items={groups.map(({ label, items }) => ({ value: label, items: [...items] }))}
              itemToStringValue={({ label }: PaletteEntry) => label}
              keepHighlight
              mode="none"
              onValueChange={(value, { reason }) => reason !== "item-press" && setText(value)}
              open
              value={text}
            >
              <div className="flex items-center gap-3 border-b px-4">
                <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
                <Autocomplete.Input
                  aria-label="Search or jump to"
                  className="h-12 min-w-0 grow bg-transparent text-base outline-none placeholder:text-muted sm:text-sm"
                  maxLength={200}
                  placeholder="Search or jump to…"
                  spellCheck={false}
                />
                <Dialog.Close className="rounded-control border px-1.5 py-0.5 text-xs text-muted hover:text-ink pointer-coarse:min-h-10 pointer-coarse:px-3">
                  <span aria-hidden="true">Esc</span>
                  <span className="sr-only">Close</span>
                </Dialog.Close>
              </div>
              <PaletteStatus count={countOf(groups)} {...found} />
              <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain p-1.5 empty:hidden">
                {({ value: label, items }: { readonly value: string; readonly items: PaletteEntry[] }) => (
                  <Autocomplete.Group className="not-first:mt-1.5" items={items} key={label}>
                    <Autocomplete.GroupLabel className="px-2.5 py-1.5 text-xs text-muted">
                      {label}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(entry: PaletteEntry) => (
                        <Entry entry={entry} key={entry.id} onChoose={() => choose(entry)} />
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Entry({ entry, onChoose }: { readonly entry: PaletteEntry; readonly onChoose: () => void }) {
  const { icon: Icon, label, detail, shortcut } = entry;
  return (
    <Autocomplete.Item
      className="flex min-h-9 cursor-default items-center gap-3 rounded-control px-2.5 py-1.5 text-sm outline-none select-none data-highlighted:bg-sunken pointer-coarse:min-h-11"
      onClick={onChoose}
      value={entry}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 shrink-0 truncate max-sm:shrink">{label}</span>
      {detail ? <span className="min-w-0 truncate text-xs text-muted">{detail}</span> : null}
      {shortcut ? (
        <kbd className="ml-auto rounded-sm border px-1.5 font-sans text-xs text-muted pointer-coarse:hidden">
          <span className="sr-only">, key </span>
          {shortcut}
        </kbd>
      ) : null}
    </Autocomplete.Item>
  );
}

/** How many there are, read out; seen only where there is nothing to see below it. */
function PaletteStatus({
  count,
  isPending,
  problem,
}: {
  readonly count: number;
  readonly isPending: boolean;
  readonly problem: string | null;
}) {
  const seen = problem !== null || count === 0;
  const words = isPending ? "Looking…" : count === 0 ? "Nothing of this name." : plural(count, "result");
  return (
    <p className={seen ? "px-4 py-4 text-sm text-muted" : "sr-only"} role="status">
      {problem ?? words}
    </p>
  );
}

/** Without a text what is used most; with one everything that it means, what Foyer itself can do first. */
function entriesFor(
  text: string,
  {
    recent,
    own,
    found,
  }: {
    readonly recent: readonly PaletteEntry[];
    readonly own: readonly PaletteGroup[];
    readonly found: readonly PaletteGroup[];
  },
): readonly PaletteGroup[] {
  if (text.trim() !== "") {
    return [...matchingEntries(own, text), ...found.filter(({ items }) => items.length > 0)];
  }
  const known = new Set(recent.map(({ id }) => id));
  return [
    { label: "Recent", items: recent },
    ...own.map(({ label, items }) => ({ label, items: items.filter(({ id }) => !known.has(id)) })),
  ].filter(({ items }) => items.length > 0);
}

function countOf(groups: readonly PaletteGroup[]): number {
  return groups.reduce((sum, { items }) => sum + items.length, 0);
}
