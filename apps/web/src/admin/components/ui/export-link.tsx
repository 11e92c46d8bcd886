import { Download } from "lucide-react";
import { buttonClass } from "./button.tsx";

type Value = string | number | boolean | undefined;

/**
 * Hands over as a CSV file all that a list's filters find: the browser fetches it by itself, however long it is. `path` is
 * that of REST, such as `/organizations/{organizationId}/people/export`, with the ids in it; `search` is the rest of the
 * procedure's input.
 */
export function ExportLink({
  path,
  search = {},
  label = "Export as CSV",
  size,
}: {
  readonly path: `/${string}`;
  readonly search?: Readonly<Record<string, Value>>;
  readonly label?: string;
  readonly size?: "medium" | "small";
}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value !== undefined) query.set(name, String(value));
  return (
    <a
      className={buttonClass(size && { size })}
      download // stays on the page also where the answer is a refusal
      href={`/api${path}${query.size > 0 ? `?${query}` : ""}`}
    >
      <Download aria-hidden="true" />
      {label}
    </a>
  );
}
