import { Combobox } from "@base-ui/react/combobox";
import type { Person } from "@foyer/contract/people";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { buttonClass } from "../../components/ui/button.tsx";
import { inputClass } from "../../components/ui/field.tsx";
import { failureOf } from "../../lib/failure.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";

type Named = Pick<Person, "userId" | "name" | "email">;

const pause = 200; // milliseconds without a key before the people are looked up
const offered = 10;

/** Chooses one of an organization's people, however many there are, by part of a name or an address. */
export function PersonPicker({
  label,
  placeholder,
  userId,
  onPick,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly userId: string | undefined;
  readonly onPick: (userId: string | undefined) => void;
}): ReactNode {
  const { id: organizationId } = useOrganization();
  const [typed, setTyped] = useState("");
  const search = useSettled(typed.trim());
  const [opened, setOpened] = useState(false);
  const found = useQuery({
    ...trpc.people.list.queryOptions({ organizationId, limit: offered, ...(search && { search }) }),
    enabled: opened,
    placeholderData: keepPreviousData,
  });
  const picked = useQuery({
    ...trpc.people.get.queryOptions({ organizationId, userId: userId ?? "" }),
    enabled: userId !== undefined,
    retry: false,
  });
  const people: readonly Named[] = found.data?.items ?? [];
  const value: Named | null =
    userId === undefined
      ? null
      : (people.find((person) => person.userId === userId) ??
        picked.data ?? { userId, name: picked.isError ? "Somebody who is gone" : "…", email: "" });

  return (
    <Combobox.Root
      filter={null}
      isItemEqualToValue={(one: Named, other: Named) => one.userId === other.userId}
      itemToStringLabel={(person: Named) => person.name}
      items={people}
      onInputValueChange={(text, { reason }) => {
        if (reason === "input-change" || reason === "input-clear") setTyped(text);
      }}
      onOpenChange={(open) => {
        setOpened(open || opened);
        if (!open) setTyped("");
      }}
      onValueChange={(person: Named | null) => onPick(person?.userId)}
      value={value}
    >
      <Combobox.InputGroup className="relative w-full sm:w-52">
        <Combobox.Input
          aria-label={label}
          autoComplete="off"
          className={`${inputClass} pr-9`}
          placeholder={placeholder}
        />
        <Combobox.Clear
          aria-label={`${label}: anybody`}
          className={`${buttonClass({ variant: "quiet", size: "icon" })} absolute! inset-y-0 right-0 h-full! w-9! border-0!`}
        >
          <X aria-hidden="true" />
        </Combobox.Clear>
      </Combobox.InputGroup>
      <Combobox.Portal>
        <Combobox.Positioner align="start" className="z-50 outline-none" sideOffset={4}>
          <Combobox.Popup
            aria-busy={found.isFetching || undefined}
            className="max-h-(--available-height) w-(--anchor-width) min-w-64 max-w-(--available-width) overflow-y-auto rounded-card border border-edge bg-surface p-1.5 text-sm text-ink"
          >
            <Combobox.Status className="px-2.5 py-1.5 text-xs text-muted empty:hidden">
              {statusOf(found, people.length)}
            </Combobox.Status>
            <Combobox.List>
              {(person: Named) => (
                <Combobox.Item
                  className="grid cursor-default rounded-control px-2.5 py-1.5 outline-none select-none data-highlighted:bg-sunken data-selected:font-medium"
                  key={person.userId}
                  value={person}
                >
                  <span className="truncate">{person.name}</span>
                  <span className="truncate text-xs font-normal text-muted">{person.email}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function statusOf(
  found: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown },
  count: number,
): string | null {
  if (found.isError) return failureOf(found.error).message;
  if (found.isPending) return "Looking for people…";
  return count === 0 ? "Nobody of this name or address." : null;
}

/** A text once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
