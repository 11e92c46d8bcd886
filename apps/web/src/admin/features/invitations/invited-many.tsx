import { CircleAlert, CircleCheck } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { plural } from "../../lib/moment.ts";
import { CopyLinkButton } from "./copy-link-button.tsx";
import type { Place } from "./doors/door.ts";
import { refusalWords, type Sent } from "./place-invite.ts";

/** What became of each address, and the way to mend those that were not invited. */
export function InvitedMany({
  place,
  sent,
  opener,
  onMend,
  onMore,
  onClose,
}: {
  readonly place: Place;
  readonly sent: Sent;
  readonly opener: Element | null;
  readonly onMend: () => void;
  readonly onMore: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const summary = useRef<HTMLParagraphElement>(null);
  const { created, rejected } = sent.result;
  const only = created.length === 1 && rejected.length === 0 ? created[0] : undefined;
  return (
    <Dialog
      footer={
        <>
          <Button onClick={onClose} variant="quiet">
            Close
          </Button>
          {only ? <CopyLinkButton invitationId={only.id} /> : null}
          <Button onClick={onMore} variant={rejected.length > 0 ? "secondary" : "primary"}>
            Invite others
          </Button>
          {rejected.length > 0 ? (
            <Button onClick={onMend} variant="primary">
              Mend {rejected.length > 1 ? `these ${rejected.length.toLocaleString("en")}` : "this one"}
            </Button>
          ) : null}
        </>
      }
      initialFocus={summary}
      onClose={onClose}
      opener={opener}
      title={titleOf(created.length, rejected.length)}
    >
      <p className="text-sm wrap-anywhere outline-none" ref={summary} tabIndex={-1}>
        {summaryOf(sent, place)}
      </p>
      {rejected.length > 0 ? (
        <ul aria-label="Not invited" className="border-t text-sm">
          {rejected.map((refusal) => (
            <Fate good={false} key={refusal.email} name={refusal.email}>
              {refusalWords(place, refusal)}
            </Fate>
          ))}
        </ul>
      ) : null}
      {created.length > 1 || (created.length > 0 && rejected.length > 0) ? (
        <details className="text-sm" open={created.length <= shown && rejected.length === 0}>
          <summary className="w-fit cursor-pointer rounded-control py-1 font-medium text-muted hover:text-ink">
            {plural(created.length, "person is invited", "people are invited")}
          </summary>
          <ul aria-label="Invited" className="mt-2 border-t">
            {created.map(({ id, email, fullName }) => (
              <Fate good key={id} name={fullName ?? email}>
                {fullName ? email : null}
              </Fate>
            ))}
          </ul>
        </details>
      ) : null}
    </Dialog>
  );
}

const shown = 5; // that were invited; more of them unfold

function Fate({
  good,
  name,
  children,
}: {
  readonly good: boolean;
  readonly name: string;
  readonly children: ReactNode;
}) {
  const Icon = good ? CircleCheck : CircleAlert;
  return (
    <li className="flex gap-3 border-b py-2.5 last:border-b-0">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${good ? "text-accent" : "text-danger"}`} />
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{name}</p>
        {children ? <p className="wrap-anywhere text-muted">{children}</p> : null}
      </div>
    </li>
  );
}

function titleOf(created: number, rejected: number): string {
  if (created === 0) return "Nobody was invited";
  if (rejected > 0)
    return `${created.toLocaleString("en")} of ${plural(created + rejected, "person", "people")} invited`;
  return created === 1
    ? "The invitation is on its way"
    : `${created.toLocaleString("en")} invitations are on their way`;
}

function summaryOf({ result: { created, rejected } }: Sent, { name }: Place): string {
  const gets = created.length === 1 ? `${created[0]?.email} gets` : "Each of them gets";
  const good = created.length > 0 ? `${gets} an e-mail with a link to ${name}.` : "";
  if (rejected.length === 0) return good;
  const rest =
    rejected.length === 1 ? "One address was" : `${plural(rejected.length, "address", "addresses")} were`;
  return `${good} ${rest} left out; below it says why.`.trim();
}
