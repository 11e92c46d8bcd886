import { expiry } from "../expiry.ts";
import { Alert } from "../parts/alert.tsx";
import { ActButton } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import type { SceneProps } from "../scene-props.ts";
import { words } from "../words.ts";

/** An invitation that was open for too long; a fresh link can be asked for. The answer never tells what came of it. */
export function Expired({ visit, keeper }: SceneProps) {
  const { organization, invitedBy, email, expiresAt } = visit.invitation;
  if (visit.linkRequested) {
    const says = [words.linkRequested.what(email, invitedBy?.name ?? null), words.linkRequested.next];
    return <Notice headline={words.linkRequested.headline} says={says} />;
  }
  const { absolute } = expiry(expiresAt, new Date(), navigator.language);
  return (
    <Notice
      headline={words.expired.headline}
      says={[words.expired.what(organization.name, absolute), words.expired.blame]}
    >
      <Alert visit={visit} />
      <ActButton visit={visit} act="request_link" onClick={keeper.requestLink}>
        {words.expired.submit}
      </ActButton>
    </Notice>
  );
}
