import type { ComponentProps } from "react";
import { Page } from "../../components/ui/page.tsx";
import { pillClass } from "../../components/ui/pill.ts";
import { Landmark } from "../session/landmark.tsx";
import { AccountLink } from "./account-link.tsx";

const pages = [
  { page: "profile", label: "Profile" },
  { page: "invitations", label: "Waiting for you" },
  { page: "secondFactor", label: "Second factor" },
  { page: "sessions", label: "Sessions" },
  { page: "history", label: "Sign-in history" },
  { page: "notifications", label: "Notifications" },
  { page: "apiKeys", label: "API keys" },
] as const;

/** The frame of the pages about oneself, with the way to each of them. */
export function AccountFrame(props: Omit<ComponentProps<typeof Page>, "above">) {
  return (
    <Landmark>
      <Page
        {...props}
        above={
          <nav aria-label="My account" className="-ml-1 flex flex-wrap gap-1 pb-2 xl:-mr-24 print:hidden">
            {pages.map(({ page, label }) => (
              <AccountLink className={pillClass} key={page} page={page}>
                {label}
              </AccountLink>
            ))}
          </nav>
        }
      />
    </Landmark>
  );
}
