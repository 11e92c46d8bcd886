import { Notice } from "../parts/notice.tsx";
import type { SceneProps } from "../scene-props.ts";
import { lateWords, words } from "../words.ts";

/** A way to something that is there no more. */
export function Removed({ visit }: SceneProps) {
  const { kind, organization, invitedBy } = visit.invitation;
  const { headlines, what, next } = lateWords.removed;
  return (
    <Notice
      headline={headlines[kind]}
      says={[what(organization.name), next(invitedBy?.name ?? words.nobody)]}
    />
  );
}
