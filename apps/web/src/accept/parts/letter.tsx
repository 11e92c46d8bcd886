import type { ReactNode } from "react";
import { placeInLetter } from "../doors.ts";
import { expiry } from "../expiry.ts";
import { locale } from "../language.ts";
import type { SeenInvitation } from "../visit.ts";
import { words } from "../words.ts";
import { Headline } from "./headline.tsx";

/** The invitation itself: who, to what, as what, until when, and in whose words. */
export function Letter({
  invitation,
  children,
}: {
  readonly invitation: SeenInvitation;
  /** What else there is to know of this door, as terms of the list. */
  readonly children?: ReactNode;
}) {
  const { role, message, expiresAt } = invitation;
  const inviter = invitation.invitedBy?.name ?? null;
  const { absolute, relative, soon } = expiry(expiresAt, new Date(), locale);
  return (
    <div className="letter">
      <Headline>{words.letter.headline(inviter, placeInLetter(invitation))}</Headline>
      <dl>
        {role && role !== "guest" && (
          <>
            <dt>{words.letter.role}</dt>
            <dd>
              <b>{words.roles[role]}</b>
              <small>{words.roleMeaning[role]}</small>
            </dd>
          </>
        )}
        {children}
        <dt>{words.letter.until}</dt>
        <dd>
          <b>{absolute}</b>
          <small className={soon ? "soon" : undefined}>{relative}</small>
        </dd>
      </dl>
      {message && (
        // Plain text: whatever looks like markup or a link stays what it is, letters.
        <figure dir="auto">
          <blockquote>{message}</blockquote>
          <figcaption>{inviter}</figcaption>
        </figure>
      )}
    </div>
  );
}
