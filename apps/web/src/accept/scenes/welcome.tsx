import { application, destination, signInAddress } from "../destination.ts";
import { ButtonLink } from "../parts/button-link.tsx";
import { Notice } from "../parts/notice.tsx";
import type { WelcomeVisit } from "../visit.ts";
import { lateWords } from "../words.ts";

/** In. Where to go from here. */
export function Welcome({ visit }: { readonly visit: WelcomeVisit }) {
  const { place, invitation, redirectTo, signedIn, mfaEnrolmentRequired } = visit;
  const { headline, lead, signInNext, enrolNext, go, enrol } = lateWords.welcome;
  const app = application(redirectTo);
  const address = signedIn ? destination : signInAddress;
  const enrols = signedIn && mfaEnrolmentRequired;
  const says = mfaEnrolmentRequired ? enrolNext(invitation.organization.name) : lead;
  return (
    <Notice headline={headline(place)} says={[signedIn ? says : signInNext]}>
      {/* Where the setting-up is done: whoever goes there without a second factor is led to it. */}
      {(enrols || !app) && (
        <ButtonLink href={address(redirectTo, location.origin)}>{enrols ? enrol : go(place)}</ButtonLink>
      )}
      {app && (
        <ButtonLink look={enrols ? "quiet" : "primary"} href={app.href}>
          {go(app.host)}
        </ButtonLink>
      )}
    </Notice>
  );
}
