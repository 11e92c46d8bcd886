import type { Person } from "@foyer/contract/people";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { inputClass } from "../../components/ui/field.tsx";
import { classNames } from "../../lib/class-names.ts";
import { failureOf } from "../../lib/failure.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";

const pause = 200; // milliseconds without a key before the people are looked up
const offered = 8;

/**
 * Chooses one of an organization's people, however many there are, by part of a name or an address. A combobox with a list
 * (ARIA Authoring Practices): the focus stays in the field, the arrow keys go through the list.
 */
export function PersonPicker({
  label,
  placeholder,
  userId,
  required = false,
  describedBy,
  onPick,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly userId: string | undefined;
  /** In a form, as wide as its other fields: there is always somebody, only to be replaced by others who are active. */
  readonly required?: boolean;
  readonly describedBy?: string | undefined;
  readonly onPick: (userId: string | undefined) => void;
}): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const { found, people } = useFound(typed?.trim() ?? "", open, required);
  const picked = usePicked(userId);
  const listed = open && people.length > 0;
  const current = people[Math.min(active, people.length - 1)];

  const close = () => {
    setOpen(false);
    setTyped(null);
    setActive(0);
  };
  const pick = (next: string | undefined) => {
    close();
    onPick(next);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (open) setActive((active + step + people.length) % Math.max(people.length, 1));
      else setOpen(true);
    } else if (event.key === "Enter" && listed && current) {
      event.preventDefault();
      pick(current.userId);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation(); // closes the list, and not a dialog around it too
      close();
    }
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLDivElement>) => {
    if (currentTarget.contains(relatedTarget)) return;
    // Emptied on purpose; anything else that was begun is let go.
    if (typed === "" && userId && !required) pick(undefined);
    else close();
  };

  return (
    <div className={classNames("relative w-full", !required && "sm:w-52")} onBlur={leave}>
      <input
        aria-activedescendant={listed && current ? `${id}-${current.userId}` : undefined}
        aria-autocomplete="list"
        aria-controls={listed ? `${id}-list` : undefined}
        aria-describedby={describedBy}
        aria-expanded={listed}
        aria-label={label}
        autoComplete="off"
        className={classNames(inputClass, "pr-9")}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={press}
        placeholder={placeholder}
        role="combobox"
        value={typed ?? picked}
      />
      {userId && !required ? (
        <Button
          aria-label={`${label}: anybody`}
          className="absolute! inset-y-0 right-0 h-full! w-9! border-0!"
          onClick={() => pick(undefined)}
          size="icon"
          variant="quiet"
        >
          <X aria-hidden="true" />
        </Button>
      ) : null}
      {open ? (
        <div className="absolute inset-x-0 top-full z-30 mt-1 min-w-64 rounded-card border border-edge bg-surface p-1.5 text-sm">
          <p className="px-2.5 py-1.5 text-xs text-muted empty:hidden" role="status">
            {statusOf(found, people.length)}
          </p>
          {listed ? (
            <div aria-label={label} id={`${id}-list`} role="listbox">
              {people.map((person) => (
                <div
                  aria-selected={person === current}
                  className="grid cursor-default rounded-control px-2.5 py-1.5 select-none aria-selected:bg-sunken"
                  id={`${id}-${person.userId}`}
                  key={person.userId}
                  // The focus stays in the field; what counts is where the button is let go (WCAG 2.5.2).
                  onMouseDown={(event) => event.preventDefault()}
                  onMouseMove={() => setActive(people.indexOf(person))}
                  onMouseUp={() => pick(person.userId)}
                  role="option"
                  tabIndex={-1}
                >
                  <span className="truncate">{person.name}</span>
                  <span className="truncate text-xs text-muted">{person.email}</span>
                </div>
              ))}
            </div>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** The people whom a text names, once nobody has typed for a moment. */
function useFound(text: string, enabled: boolean, activeOnly: boolean) {
  const { id: organizationId } = useOrganization();
  const [search, setSearch] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useQuery({
    ...trpc.people.list.queryOptions({
      organizationId,
      limit: offered,
      ...(search && { search }),
      ...(activeOnly && { status: "active" }),
    }),
    enabled,
    placeholderData: keepPreviousData,
  });
  const people: readonly Person[] = found.data?.items ?? [];
  return { found, people };
}

/** What somebody who was picked is called. */
function usePicked(userId: string | undefined): string {
  const { id: organizationId } = useOrganization();
  const { data, isError } = useQuery({
    ...trpc.people.get.queryOptions({ organizationId, userId: userId ?? "" }),
    enabled: userId !== undefined,
    retry: false,
  });
  if (userId === undefined) return "";
  return data?.name ?? (isError ? "Somebody who is gone" : "…");
}

function statusOf(
  found: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown },
  count: number,
): string | null {
  if (found.isError) return failureOf(found.error).message;
  if (found.isPending) return "Looking for people…";
  return count === 0 ? "Nobody of this name or address." : null;
}
