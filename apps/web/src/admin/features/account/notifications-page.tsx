import type { ReactNode } from "react";
import { Notice } from "../../components/ui/notice.tsx";
import { Section } from "../../components/ui/page.tsx";
import { useMe } from "../session/session.ts";
import { AccountFrame } from "./account-frame.tsx";
import { AnswerNoticesChoice } from "./answer-notices-choice.tsx";

/** What one is told by e-mail, organization by organization. What concerns the account itself is always told. */
export function NotificationsPage(): ReactNode {
  const open = useMe().organizations.filter(({ mfaEnrolmentRequired }) => !mfaEnrolmentRequired);
  return (
    <AccountFrame
      lead="What you are told by e-mail. About your account itself, such as a new password, you always are."
      narrow
      title="Notifications"
    >
      {open.length === 0 ? (
        <Notice tone="neutral">Nothing to choose yet: no organization lets you in at the moment.</Notice>
      ) : null}
      {open.map(({ id, name }) => (
        <Section
          key={id}
          lead="When somebody answers an invitation of yours to the organization or a space."
          title={name}
        >
          <AnswerNoticesChoice organization={{ id, name }} />
        </Section>
      ))}
    </AccountFrame>
  );
}
