import { destination, signInAddress } from "../destination.ts";
import { ButtonLink } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import type { Outcome } from "../visit.ts";
import { words } from "../words.ts";

/** In. Where to go from here. */
export function Welcome({ outcome }: { readonly outcome: Extract<Outcome, { at: "welcome" }> }) {
  const { organization, redirectTo, signedIn, mfaEnrolmentRequired } = outcome;
  return (
    <Notice
      headline={words.welcome.headline(organization)}
      action={
        <ButtonLink
          look="primary"
          href={
            signedIn ? destination(redirectTo, location.origin) : signInAddress(redirectTo, location.origin)
          }
        >
          {words.welcome.go(organization)}
        </ButtonLink>
      }
    >
      <p>{signedIn ? words.welcome.lead : words.welcome.signInNext}</p>
      {mfaEnrolmentRequired && <p>{words.welcome.mfaNext}</p>}
    </Notice>
  );
}
