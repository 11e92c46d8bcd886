import type { Template } from "../compile.ts";
import { Line, line, link, optional } from "../words.tsx";
import { Key, Letter, Say, WayOn } from "./letter.tsx";

export type PasswordResetProps = {
  readonly name: string | null;
  readonly email: string;
  readonly expiresAt: string;
  readonly url: string;
};

/** To the address of an account: the way to a new password, for whoever reads its mail. */
export const passwordReset: Template<PasswordResetProps> = {
  slots: { name: optional(line), email: line, expiresAt: line, url: link },
  subject: () => "Choose a new password",
  body: ({ name, email, expiresAt, url }) => (
    <Letter
      from="Foyer"
      headline="Choose a new password"
      glance={
        <>
          The link works once, until <Line>{expiresAt}</Line>.
        </>
      }
      reason={
        <>
          You got this because somebody asked for a new password for <Line>{email}</Line>. If it wasn’t you,
          ignore this e-mail: nothing has changed, and nothing will. Please don’t pass the link on.
        </>
      }
    >
      {name && (
        <Say>
          Hello <Line>{name}</Line>,
        </Say>
      )}
      <Say>
        Somebody asked for a new password for <Key>{email}</Key>. If it was you, choose it here. The link
        works once, until <Key>{expiresAt}</Key>.
      </Say>
      <Say>You will be signed out everywhere. If you use a second factor, you need it as before.</Say>
      <WayOn url={url} label="Choose a new password" beforeLink="Your own link:" />
    </Letter>
  ),
};
