import type { EventFacts } from "@foyer/contract/events";
import { application } from "../destination.ts";
import { Alert } from "../parts/alert.tsx";
import { ActButton } from "../parts/button.tsx";
import { ButtonLink } from "../parts/button-link.tsx";
import { Notice } from "../parts/notice.tsx";
import type { SceneProps } from "../scene-props.ts";
import { Decline } from "../scenes/decline.tsx";
import { lateWords, words } from "../words.ts";
import { saveFile } from "./save-file.ts";
import { WhenAndWhere } from "./when-and-where.tsx";

/** For somebody who has a seat: where to be and when, and as long as it lies ahead the way to give the seat up. */
export function Attending({ event, ...scene }: SceneProps & { readonly event: EventFacts }) {
  const { visit, keeper } = scene;
  const { headline, lead, mail, calendar, leave, tooLate } = lateWords.event.attending;
  const { email, invitedBy, redirectTo } = visit.invitation;
  const app = application(redirectTo ?? "");
  return (
    <Notice headline={headline(event.name)} says={[lead, mail(email)]}>
      <dl className="facts">
        <WhenAndWhere event={event} />
      </dl>
      {app && <ButtonLink href={app.href}>{lateWords.welcome.go(app.host)}</ButtonLink>}
      <ActButton
        {...(app && { look: "quiet" })}
        visit={visit}
        act="fetch_calendar"
        onClick={() => keeper.fetchCalendar(saveFile)}
      >
        {calendar}
      </ActButton>
      <Alert
        visit={visit}
        {...(visit.refusal?.reason === "invitation_accepted" && {
          says: tooLate(invitedBy?.name ?? words.nobody),
        })}
      />
      {Date.parse(event.startsAt) > Date.now() && <Decline {...scene} says={leave} />}
    </Notice>
  );
}
