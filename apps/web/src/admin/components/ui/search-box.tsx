import { Search } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { inputClass } from "./field.tsx";

const pause = 250; // milliseconds without a key before the list follows

/** A search that follows the typing, and whatever else changes its value: the back button, a cleared filter. */
export function SearchBox({
  label,
  value,
  onSearch,
}: {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const [followed, setFollowed] = useState(value);
  if (followed !== value) {
    setFollowed(value);
    if (typed.trim() !== value) setTyped(value);
  }
  const search = useEffectEvent(onSearch);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => search(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return (
    <div className="relative min-w-0 grow sm:max-w-64">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-muted"
      />
      <input
        aria-label={label}
        className={`${inputClass} pl-9`}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
        placeholder="Search"
        type="search"
        value={typed}
      />
    </div>
  );
}
