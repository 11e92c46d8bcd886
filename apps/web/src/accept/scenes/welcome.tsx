import { destination, signInAddress } from "../destination.ts";
import { ButtonLink } from "../parts/button-link.tsx";
import { Notice } from "../parts/notice.tsx";
import type { WelcomeVisit } from "../visit.ts";
import { lateWords } from "../words.ts";

/** In. Where to go from here. */
export function Welcome({ visit }: { readonly visit: WelcomeVisit }) {
  const { place, organization, redirectTo, signedIn, mfaEnrolmentRequired } = visit;
  const { headline, lead, signInNext, enrolNext, go, enrol } = lateWords.welcome;
  const address = signedIn ? destination : signInAddress;
  const says = mfaEnrolmentRequired ? enrolNext(organization) : lead;
  return (
    <Notice headline={headline(place)} says={[signedIn ? says : signInNext]}>
      {/* Where the setting-up is done: whoever goes there without a second factor is led to it. */}
      <ButtonLink href={address(redirectTo, location.origin)}>
        {signedIn && mfaEnrolmentRequired ? enrol : go(place)}
      </ButtonLink>
    </Notice>
  );
}
