import { ActButton } from "../parts/button.tsx";
import type { SceneProps } from "../scene-props.ts";
import type { Words } from "../words/en.ts";
import { words } from "../words.ts";

/** The way to say no: asks once, in place, so that nothing typed above it is lost. */
export function Decline({
  visit,
  keeper,
  says = words.decline,
}: SceneProps & { readonly says?: Words["decline"] }) {
  const { ask, consequence, confirm } = says;
  return (
    <details className="decline">
      <summary>{ask}</summary>
      <p>{consequence(visit.invitation.invitedBy?.name ?? null)}</p>
      <ActButton look="danger" visit={visit} act="decline" onClick={keeper.decline}>
        {confirm}
      </ActButton>
    </details>
  );
}
