import type { MailSettings, MailTest } from "@foyer/contract/mail";
import { useMutation } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { Send } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { useWatch } from "react-hook-form";
import { Button } from "../../components/ui/button.tsx";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { ProblemNotice } from "../../components/ui/problem-notice.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { type Problem, problemOf } from "../../lib/problem.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { formOf, mailFields, mailFormSchema } from "./mail-form.ts";
import { MailTestResult } from "./mail-test-result.tsx";
import { MailtrapFields } from "./mailtrap-fields.tsx";
import { Office365Fields } from "./office365-fields.tsx";
import { ProviderChoice } from "./provider-choice.tsx";
import { SenderFields } from "./sender-fields.tsx";
import { SmtpFields } from "./smtp-fields.tsx";

/** Chooses and sets up the way out for an organization's e-mail, and tries it. */
export function MailSettingsForm({ settings }: { readonly settings: MailSettings }): ReactNode {
  const { id: organizationId } = useOrganization();
  // What the fields began with, and not what somebody else has saved since: only what is changed here is sent.
  const [saved, setSaved] = useState(settings);
  const schema = useMemo(() => mailFormSchema(organizationId, saved), [organizationId, saved]);
  const form = useContractForm(schema, formOf(saved));
  const [problem, setProblem] = useState<Problem | null>(null);
  const { isDirty } = form.formState;
  const provider = useWatch({ control: form.control, name: "provider" });

  const update = useMutation(
    trpc.mail.settings.update.mutationOptions({
      onSuccess: async (answer) => {
        setSaved(answer);
        form.reset(formOf(answer));
        queryClient.setQueryData(trpc.mail.settings.get.queryKey({ organizationId }), answer);
        toast("E-mail settings saved. Mail that waits takes this way too.");
        await Promise.all(
          [trpc.mail.deliveries.pathKey(), trpc.audit.pathKey()].map((queryKey) =>
            queryClient.invalidateQueries({ queryKey }),
          ),
        );
      },
      onError: (error) => {
        const rest = showIssues(form, error, mailFields);
        setProblem(rest === null ? null : problemOf(error, rest));
      },
    }),
  );
  const test = useMutation(
    trpc.mail.settings.test.mutationOptions({ onError: (error) => setProblem(problemOf(error)) }),
  );
  const begin = () => {
    setProblem(null);
    test.reset();
  };
  const save = form.handleSubmit((input) => {
    begin();
    update.mutate(input);
  });
  // It goes by what is saved, so what stands in the fields is saved first.
  const saveAndTest = form.handleSubmit((input) => {
    begin();
    update.mutate(input, { onSuccess: () => test.mutate({ organizationId }) });
  });
  const testSaved = () => {
    begin();
    test.mutate({ organizationId });
  };
  const isBusy = update.isPending || test.isPending;

  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-8"
      noValidate
      onSubmit={(event) => {
        if (isBusy) event.preventDefault();
        else void save(event);
      }}
    >
      <ProviderChoice provider={form.register("provider")} />
      {provider === "smtp" ? <SmtpFields form={form} key={savedKey(saved)} saved={saved.smtp} /> : null}
      {provider === "office365" ? (
        <Office365Fields form={form} key={savedKey(saved)} saved={saved.office365} />
      ) : null}
      {provider === "mailtrap" ? (
        <MailtrapFields form={form} key={savedKey(saved)} saved={saved.mailtrap} />
      ) : null}
      <SenderFields form={form} serverDefault={saved.serverDefault} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 border-t pt-6">
        {problem ? <ProblemNotice problem={problem} /> : null}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button pending={isBusy} type="submit" variant="primary">
            {update.isPending ? "Saving…" : "Save settings"}
          </Button>
          <Button onClick={isDirty ? (event) => void saveAndTest(event) : testSaved} pending={isBusy}>
            <Send aria-hidden="true" />
            {testWords(test.isPending, isDirty)}
          </Button>
          {isDirty ? <p className="text-sm text-muted">Not saved yet</p> : null}
        </div>
        <TestOutcome isPending={test.isPending} result={test.data} />
      </div>
      <Unsaved isDirty={isDirty && !update.isPending} />
    </form>
  );
}

// What is typed over a secret is gone once it is saved, so its field begins anew.
function savedKey({ updatedAt }: MailSettings): string {
  return updatedAt ?? "never";
}

function testWords(isPending: boolean, isDirty: boolean): string {
  if (isPending) return "Sending a test…";
  return isDirty ? "Save and send a test to me" : "Send a test to me";
}

function TestOutcome({
  isPending,
  result,
}: {
  readonly isPending: boolean;
  readonly result: MailTest | undefined;
}) {
  if (isPending) {
    return (
      <p className="text-sm text-muted" role="status">
        Waiting for the provider's answer, 25 seconds at the longest.
      </p>
    );
  }
  return result ? <MailTestResult result={result} /> : null;
}

/** Asks before what was typed is lost. */
function Unsaved({ isDirty }: { readonly isDirty: boolean }) {
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname,
    enableBeforeUnload: isDirty,
    disabled: !isDirty,
    withResolver: true,
  });
  if (leaving.status !== "blocked") return null;
  return (
    <ConfirmDialog
      confirm="Leave without saving"
      keep="Stay here"
      onClose={leaving.reset}
      onConfirm={leaving.proceed}
      pending={false}
      title="Leave without saving?"
    >
      What you changed here is not saved yet, and mail goes on leaving as before.
    </ConfirmDialog>
  );
}
