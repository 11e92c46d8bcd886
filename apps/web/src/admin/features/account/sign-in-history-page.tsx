import type { LoginAttempt } from "@foyer/contract/account";
import type { ReactNode } from "react";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { List, Table } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { textLinkClass } from "../session/door-frame.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { AccountLink } from "./account-link.tsx";
import { LoginOutcomeBadge } from "./login-outcome.tsx";
import { plainRowClass } from "./plain-row.ts";

/** Every try to sign in to one's account, whoever made it. */
export function SignInHistoryPage(): ReactNode {
  const listing = usePagedQuery<LoginAttempt>({
    queryKey: trpc.account.loginHistory.infiniteQueryKey({}),
    load: (cursor, signal) => client.account.loginHistory.query({ ...(cursor && { cursor }) }, { signal }),
  });
  return (
    <AccountFrame
      lead={
        <>
          Every try to sign in to your account. Was one of them not you?{" "}
          <AccountLink className={textLinkClass} page="profile">
            Change your password
          </AccountLink>
          .
        </>
      }
      title="Sign-in history"
    >
      <List
        empty={
          <EmptyState title="Nothing yet">
            From your next sign-in on, every try is written down here.
          </EmptyState>
        }
        listing={listing}
        noun="sign-in"
        nouns="sign-ins"
      >
        {(items) => (
          <Table
            heads={[
              { label: "What happened" },
              { label: "When", className: "hidden w-44 sm:table-cell" },
              { label: "Browser", className: "hidden w-48 md:table-cell" },
              { label: "Address", className: "hidden w-36 lg:table-cell" },
            ]}
            label="Sign-in history"
          >
            {items.map((attempt) => (
              <AttemptRow attempt={attempt} key={attempt.id} />
            ))}
          </Table>
        )}
      </List>
    </AccountFrame>
  );
}

function AttemptRow({ attempt }: { readonly attempt: LoginAttempt }) {
  const address = attempt.ip ?? "Unknown address";
  return (
    <tr className={plainRowClass}>
      <td>
        <LoginOutcomeBadge attempt={attempt} />
        <span className="block pl-5.5 text-xs wrap-anywhere text-muted lg:hidden">
          <span className="block sm:hidden">
            <Moment at={attempt.at} date="beside" />
          </span>
          <span className="md:hidden">{attempt.device} · </span>
          {address}
        </span>
      </td>
      <td className="hidden text-muted sm:table-cell">
        <Moment at={attempt.at} date="below" />
      </td>
      <td className="hidden text-muted md:table-cell">{attempt.device}</td>
      <td className="hidden wrap-anywhere text-muted lg:table-cell">{address}</td>
    </tr>
  );
}
