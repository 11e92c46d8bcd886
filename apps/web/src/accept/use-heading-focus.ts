import { useEffect, useRef } from "react";

/**
 * Moves the focus to what is new in another `place` of the visit: to the page's headline when the page changes, to the second
 * heading when only the question beside the invitation does. Somebody who can't see the page hears where they are.
 */
export function useHeadingFocus(place: string): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    const question = document.querySelector("h2");
    const heading = (wasOpen.current && question) || document.querySelector("h1");
    wasOpen.current = !!question;
    heading?.focus();
    // The place is not read here: its change is the occasion.
  }, [place]);
}
