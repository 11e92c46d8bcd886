import type { SubmitEvent } from "react";
import type { Doorkeeper } from "../doorkeeper.ts";
import { Button } from "../parts/button.tsx";
import { FixedEmail } from "../parts/fixed-email.tsx";
import { PanelHeading } from "../parts/panel-heading.tsx";
import { PasswordField } from "../parts/password-field.tsx";
import { useFormProblems } from "../use-form-problems.ts";
import type { InvitationVisit } from "../visit.ts";
import { words } from "../words.ts";

/** For an address that has an account: its password, here, so that the invitation is never left. */
export function SignIn({ visit, keeper }: { readonly visit: InvitationVisit; readonly keeper: Doorkeeper }) {
  const { invitation, acting, refusal } = visit;
  const { form, problems, check } = useFormProblems(refusal);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get("password");
    if (typeof password !== "string" || !check(password === "" ? { password: words.signIn.missing } : {}))
      return;
    void keeper.signIn(password);
  }

  return (
    <form {...form} onSubmit={submit}>
      <PanelHeading>{words.signIn.heading}</PanelHeading>
      <p className="mt-1 text-sm wrap-anywhere text-muted">{words.signIn.lead(invitation.email)}</p>
      <div className="mt-6 space-y-4">
        <FixedEmail email={invitation.email} />
        <PasswordField
          autoComplete="current-password"
          concealed={acting !== null}
          problem={problems.password}
        />
      </div>
      <div className="mt-6">
        <Button type="submit" look="primary" busy={acting === "sign_in" ? words.busy.sign_in : null}>
          {words.signIn.submit}
        </Button>
      </div>
    </form>
  );
}
