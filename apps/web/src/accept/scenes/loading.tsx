import { words } from "../words.ts";

/** The same bars that accept.html shows before any script has come. */
export function Loading() {
  return (
    <div className="skeleton" role="status" aria-label={words.loading}>
      <i />
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}
