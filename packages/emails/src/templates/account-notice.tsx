import type { Template } from "../compile.ts";
import { Line, line, link, optional } from "../words.tsx";
import { Key, Letter, Say, WayOn } from "./letter.tsx";

export type AccountNoticeProps = {
  readonly name: string | null;
  readonly email: string;
  readonly at: string;
  /** Where somebody who did not do this takes their account back. */
  readonly url: string;
};

/** What has changed about who can get into an account. */
type Event = {
  readonly headline: string;
  readonly meaning: string;
  /** What there is to do beside a new password for somebody who did not do it. */
  readonly remedy?: string;
};

/** To the address of an account: its password is another one. */
export const passwordChanged = noticeOf({
  headline: "Your password was changed",
  meaning: "Everywhere else, you are signed out.",
});

/** To the address of an account: a second factor stands beside its password now. */
export const mfaEnabled = noticeOf({
  headline: "Your second factor was turned on",
  meaning: "From now on, signing in asks for a code from the authenticator app.",
  // A stranger's authenticator would outlast the new password.
  remedy: "Then ask an administrator of your organization to reset the second factor.",
});

/** To the address of an account: its owner's password is enough again. */
export const mfaDisabled = noticeOf({
  headline: "Your second factor was turned off",
  meaning: "From now on, the password alone is enough to sign in. The recovery codes no longer work.",
});

/** To the address of an account: an admin has taken its second factor away. */
export const mfaReset = noticeOf({
  headline: "An administrator reset your second factor",
  meaning:
    "The authenticator app and the recovery codes no longer work, and you are signed out everywhere. Sign in with your password, then set it up again.",
});

/** To the address of an account: there is one way less into it without the authenticator. */
export const recoveryCodeUsed = noticeOf({
  headline: "One of your recovery codes was used",
  meaning: "It stood in for a code from the authenticator app, and it does not work again.",
});

/** To the address of an account: ten other recovery codes are in somebody's hands. */
export const recoveryCodesReplaced = noticeOf({
  headline: "Your recovery codes were replaced",
  meaning: "The earlier ones no longer work, and everywhere else, you are signed out.",
  // Whoever did it has the authenticator, which would outlast the new password.
  remedy: "Then ask an administrator of your organization to reset the second factor.",
});

/** To the address of an account: a program can act in its owner's name from now on. */
export const apiKeyCreated = noticeOf({
  headline: "An API key was made for your account",
  meaning:
    "A program that shows it acts in your name, until the key ends or you take it back under My account.",
  // In this order: whoever is signed in could make another one.
  remedy: "Then take the key back under My account: it works without a password, the new one too.",
});

function noticeOf({
  headline,
  meaning,
  remedy = "Then tell an administrator of your organization.",
}: Event): Template<AccountNoticeProps> {
  return {
    slots: { name: optional(line), email: line, at: line, url: link },
    subject: () => headline,
    body: ({ name, email, at, url }) => (
      <Letter
        from="Foyer"
        headline={headline}
        glance={
          <>
            On <Line>{at}</Line>. If it wasn’t you, choose a new password.
          </>
        }
        reason={
          <>
            You got this because you have an account with the address <Line>{email}</Line>. Changes like this
            one are always told.
          </>
        }
      >
        {name && (
          <Say>
            Hello <Line>{name}</Line>,
          </Say>
        )}
        <Say>
          This happened to your account <Key>{email}</Key> on <Key>{at}</Key>. {meaning}
        </Say>
        <Say>If it was you, or you know about it, there is nothing to do.</Say>
        <Say>If not, choose a new password now: that signs everybody out. {remedy}</Say>
        <WayOn url={url} label="It wasn’t me" beforeLink="Choose a new password:" />
      </Letter>
    ),
  };
}
