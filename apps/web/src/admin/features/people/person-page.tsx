import type { PersonDetails } from "@foyer/contract/people";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BackLink } from "../../components/ui/back-link.tsx";
import { Beside } from "../../components/ui/beside.tsx";
import { buttonClass } from "../../components/ui/button.tsx";
import { type Fact, Facts } from "../../components/ui/facts.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { Page, Section } from "../../components/ui/page.tsx";
import { PageOfOne } from "../../components/ui/page-of-one.tsx";
import { roles } from "../../lib/roles.ts";
import { trpc } from "../../lib/trpc.ts";
import { RecentActivity } from "../audit/recent-activity.tsx";
import { InvitationStatusBadge } from "../invitations/invitation-status.tsx";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { useUser } from "../session/session.ts";
import { PersonActions } from "./person-actions.tsx";
import { personActs } from "./person-acts.ts";
import { PersonInvitation } from "./person-invitation.tsx";
import { PersonRemoval, PersonSecurity } from "./person-security.tsx";
import { PersonSignIns } from "./person-sign-ins.tsx";
import { PersonStatusBadge } from "./person-status.tsx";
import { profileDetails } from "./profile-details.ts";

const here = "/signed-in/o/$organizationId/people/$userId";

export function PersonPage(): ReactNode {
  const { userId } = useParams({ from: here });
  const { id: organizationId } = useOrganization();
  const query = useQuery(trpc.people.get.queryOptions({ organizationId, userId }));
  const above = (
    <BackLink params={{ organizationId }} to="/o/$organizationId/people">
      People
    </BackLink>
  );
  return (
    <PageOfOne
      above={above}
      missing="The address is wrong, or they belong to another organization."
      noun="person"
      query={query}
    >
      {(person) => <KnownPerson above={above} person={person} />}
    </PageOfOne>
  );
}

function KnownPerson({ person, above }: { readonly person: PersonDetails; readonly above: ReactNode }) {
  const { id: organizationId, role } = useOrganization();
  const { can } = usePermissions();
  const me = useUser();
  const { userId } = person;
  const acts = personActs(person, { userId: me.id, role });
  const self = me.id === userId;
  return (
    <Page
      above={above}
      actions={<PersonActions person={person} />}
      lead={
        <div className="grid gap-1">
          <p className="wrap-anywhere">{person.email}</p>
          <PersonStatusBadge status={person.status} />
        </div>
      }
      title={person.name}
    >
      <Beside
        facts={
          <>
            <Section title="Membership">
              <Membership person={person} />
            </Section>
            <Section title="Account security">
              <PersonSecurity person={person} />
            </Section>
            {acts.remove ? (
              <Section title={self ? "Leave" : "Remove"}>
                <PersonRemoval person={person} />
              </Section>
            ) : null}
          </>
        }
      >
        <Section title="Profile">
          <ProfileFacts person={person} self={self} />
        </Section>
        {acts.seeSignIns ? (
          <Section lead="Every try, also the failed ones." title="Sign-ins">
            <PersonSignIns key={userId} person={person} />
          </Section>
        ) : null}
      </Beside>
      {can("audit.view") ? (
        <Section
          action={
            <Link
              className="rounded-control py-0.5 text-sm text-muted hover:text-ink"
              params={{ organizationId }}
              search={{ about: userId }}
              to="/o/$organizationId/audit"
            >
              Show all
            </Link>
          }
          title={self ? "What happened to you" : "What happened to them"}
        >
          <RecentActivity organizationId={organizationId} subjectId={userId} />
        </Section>
      ) : null}
    </Page>
  );
}

function ProfileFacts({
  person: { profile, joinedAt },
  self,
}: {
  readonly person: PersonDetails;
  readonly self: boolean;
}) {
  const facts: Fact[] = profileDetails
    .map(({ name, label }) => ({ name: label, value: profile[name] }))
    .filter(({ value }) => value);
  if (facts.length > 0) return <Facts facts={facts} />;
  return <p className="text-sm text-muted">{untold(joinedAt !== null, self)}</p>;
}

function untold(joined: boolean, self: boolean): string {
  if (self) return "You have not told anything about yourself yet.";
  if (joined) return "They have not told anything about themselves yet.";
  return "They can tell more about themselves when they accept.";
}

function Membership({ person }: { readonly person: PersonDetails }) {
  const facts: Fact[] = [{ name: "Role", value: roles[person.role].label }];
  facts.push(
    person.joinedAt
      ? { name: "Joined", value: <Moment at={person.joinedAt} date="beside" /> }
      : { name: "Added", value: <Moment at={person.createdAt} date="beside" /> },
  );
  const { invitation } = person;
  if (invitation) {
    facts.push({
      name: "Invitation",
      value: (
        <div className="grid justify-items-start gap-2">
          <InvitationStatusBadge invitation={invitation} />
          {invitation.status === "pending" || invitation.status === "expired" ? (
            <span className="text-muted">
              <PersonInvitation invitation={invitation} />
            </span>
          ) : null}
          <Link
            className={buttonClass({ size: "small" })}
            params={{ organizationId: person.organizationId, invitationId: invitation.id }}
            to="/o/$organizationId/invitations/$invitationId"
          >
            Open invitation
          </Link>
        </div>
      ),
    });
  }
  return <Facts facts={facts} />;
}
