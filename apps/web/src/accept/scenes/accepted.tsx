import { application, destination, signInAddress } from "../destination.ts";
import { homeOf, placeOf } from "../doors.ts";
import { Alert } from "../parts/alert.tsx";
import { ButtonLink } from "../parts/button-link.tsx";
import { Notice } from "../parts/notice.tsx";
import { SwitchAccount } from "../parts/switch-account.tsx";
import type { SceneProps } from "../scene-props.ts";
import { isSignedInAsSomebodyElse } from "../visit.ts";
import { lateWords, words } from "../words.ts";

/** An invitation that did its work before: the way in, for whom it was meant. */
export function Accepted({ visit, keeper }: SceneProps) {
  const { email, signedInAs, invitedBy } = visit.invitation;
  const place = placeOf(visit.invitation);
  const home = homeOf(visit.invitation);
  const app = application(visit.invitation.redirectTo ?? "");
  const { headline, headlineYours, yours, what, other, notYou } = lateWords.accepted;

  if (signedInAs && !isSignedInAsSomebodyElse(visit.invitation)) {
    return (
      <Notice headline={headlineYours(place)} says={[yours]}>
        <ButtonLink href={app?.href ?? destination(home, location.origin)}>
          {lateWords.welcome.go(app?.host ?? place)}
        </ButtonLink>
      </Notice>
    );
  }
  return (
    <Notice
      headline={headline}
      says={[
        what(email),
        ...(signedInAs ? [other(signedInAs)] : []),
        notYou(invitedBy?.name ?? words.nobody),
      ]}
    >
      <Alert visit={visit} />
      {signedInAs ? (
        <SwitchAccount visit={visit} keeper={keeper} />
      ) : (
        <ButtonLink href={signInAddress(home, location.origin)}>{lateWords.welcome.signIn}</ButtonLink>
      )}
      {app && (
        <ButtonLink look="quiet" href={app.href}>
          {lateWords.welcome.go(app.host)}
        </ButtonLink>
      )}
    </Notice>
  );
}
