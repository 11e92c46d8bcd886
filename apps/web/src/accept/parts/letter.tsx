import type { InvitationView } from "@foyer/contract/invitations";
import { expiry } from "../expiry.ts";
import { words } from "../words.ts";
import { Headline } from "./headline.tsx";
import { Message } from "./message.tsx";

/** The invitation itself: who, to what, as what, until when, and in whose words. */
export function Letter({ invitation }: { readonly invitation: InvitationView }) {
  const { organization, role, message, email, expiresAt } = invitation;
  const inviter = invitation.invitedBy?.name ?? null;
  const locale = navigator.language;
  const { absolute, relative, soon } = expiry(expiresAt, new Date(), locale);
  return (
    <div className="letter">
      <Headline>{words.letter.headline(inviter, organization.name)}</Headline>
      {message && <Message text={message} from={inviter} />}
      <dl>
        <dt>{words.letter.role}</dt>
        <dd>
          <b>{words.roles[role]}</b>
          <small>{words.roleMeaning[role]}</small>
        </dd>
        <dt>{words.letter.until}</dt>
        <dd lang={locale}>
          <b>
            <time dateTime={expiresAt}>{absolute}</time>
          </b>
          {relative && <small className={soon ? "soon" : undefined}>{relative}</small>}
        </dd>
        <dt>{words.letter.email}</dt>
        <dd>
          <b>{email}</b>
        </dd>
      </dl>
    </div>
  );
}
