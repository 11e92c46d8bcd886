import { destination, signInAddress } from "../destination.ts";
import { ButtonLink } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import type { WelcomeVisit } from "../visit.ts";
import { words } from "../words.ts";

/** In. Where to go from here. */
export function Welcome({ visit }: { readonly visit: WelcomeVisit }) {
  const { organization, redirectTo, signedIn } = visit;
  const { headline, lead, signInNext, go } = words.welcome;
  const address = signedIn ? destination : signInAddress;
  return (
    <Notice headline={headline(organization)} says={[signedIn ? lead : signInNext]}>
      <ButtonLink href={address(redirectTo, location.origin)}>{go(organization)}</ButtonLink>
    </Notice>
  );
}
