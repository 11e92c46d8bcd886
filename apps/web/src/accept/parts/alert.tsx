import { generalProblem } from "../problems.ts";
import type { InvitationVisit } from "../visit.ts";

/** Says why the last act came to nothing. The region is there before its text: some screen readers stay silent otherwise. */
export function Alert({ visit }: { readonly visit: InvitationVisit }) {
  return (
    <div role="alert" className="alert">
      {generalProblem(visit.refusal)}
    </div>
  );
}
