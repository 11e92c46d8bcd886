import { Letter } from "../parts/letter.tsx";
import { plural } from "../plural.ts";
import type { SeenInvitation } from "../visit.ts";
import { language, lateWords } from "../words.ts";
import { WhenAndWhere } from "./when-and-where.tsx";

/** How many characters are read in one look; what is longer is folded away, or the answer would be out of sight. */
const oneLook = 400;

/** The letter of an event: what a letter says, and when, where, at whose, and how many seats there are. */
export function EventLetter({ invitation }: { readonly invitation: SeenInvitation }) {
  const { event, organization, isVip, waitingList, canAccept, expiresAt } = invitation;
  const { letter } = lateWords.event;
  if (!event) return null;
  const { description, seatsLeft } = event;
  return (
    <Letter invitation={{ ...invitation, expiresAt: waitingList?.offeredUntil ?? expiresAt }}>
      {isVip && (
        <>
          <dt>{letter.as}</dt>
          <dd>
            <b>{letter.vip}</b>
          </dd>
        </>
      )}
      <WhenAndWhere event={event} />
      <dt>{letter.host}</dt>
      <dd>
        <b>{organization.name}</b>
      </dd>
      {seatsLeft !== null && !waitingList && (
        <>
          <dt>{letter.seats}</dt>
          <dd>
            <b>
              {seatsLeft
                ? plural(language, seatsLeft, letter.seatsLeft)
                : canAccept
                  ? letter.kept
                  : letter.noSeats}
            </b>
          </dd>
        </>
      )}
      {description && (
        <>
          <dt>{letter.about}</dt>
          <dd dir="auto" className="about">
            {description.length > oneLook ? (
              <details>
                <summary>{letter.more}</summary>
                {description}
              </details>
            ) : (
              description
            )}
          </dd>
        </>
      )}
    </Letter>
  );
}
