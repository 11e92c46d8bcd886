import { generalProblem } from "../problems.ts";
import type { InvitationVisit } from "../visit.ts";

/** Says why the last act came to nothing. The region is there before its text: some screen readers stay silent otherwise. */
export function Alert({
  visit,
  says = generalProblem(visit.refusal),
}: {
  readonly visit: InvitationVisit;
  readonly says?: string | null;
}) {
  return (
    <div role="alert" className="alert">
      {says}
    </div>
  );
}
