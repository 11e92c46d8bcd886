import { lateWords } from "../late-words.ts";
import { Notice } from "../parts/notice.tsx";
import type { SceneProps } from "../scene-props.ts";
import { words } from "../words.ts";

/** A way to something that is there no more. */
export function Removed({ visit }: SceneProps) {
  const { kind, organization, invitedBy } = visit.invitation;
  const { what, next, ...headlines } = lateWords.removed;
  return (
    <Notice
      headline={kind === "space" ? headlines.space : headlines.event}
      says={[what(organization.name), next(invitedBy?.name ?? words.nobody)]}
    />
  );
}
