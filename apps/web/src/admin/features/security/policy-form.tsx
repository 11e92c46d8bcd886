import {
  mfaPolicies,
  requiresMfa,
  type SecurityPolicy,
  updateSecurityPolicy,
} from "@foyer/contract/security";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useWatch } from "react-hook-form";
import { Button } from "../../components/ui/button.tsx";
import { RadioField, SelectField, TextField } from "../../components/ui/field.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { refreshMe, useUser } from "../session/session.ts";
import {
  codesHaveTheirOwnRule,
  hourChoices,
  mfaPolicyWords,
  minuteChoices,
  strictestCounts,
} from "./policy-words.ts";

const fields = [
  "mfaPolicy",
  "lockout.attempts",
  "lockout.maxDelayMinutes",
  "session.idleHours",
  "session.lifetimeHours",
] as const;

/** Changes what an organization asks of those who sign in. */
export function PolicyForm({ policy }: { readonly policy: SecurityPolicy }): ReactNode {
  const { id: organizationId } = useOrganization();
  const form = useContractForm(updateSecurityPolicy, { organizationId, ...policy });
  const [problem, setProblem] = useState<string | null>(null);
  const { errors, isDirty, dirtyFields } = form.formState;
  const chosen = useWatch({ control: form.control, name: "mfaPolicy" });

  const update = useMutation(
    trpc.security.policy.update.mutationOptions({
      onSuccess: async (saved) => {
        form.reset({ organizationId, ...saved });
        queryClient.setQueryData(trpc.security.policy.get.queryKey({ organizationId }), saved);
        toast("Security policy saved.");
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: trpc.audit.pathKey() }),
          queryClient.invalidateQueries({ queryKey: trpc.organizations.pathKey() }),
          refreshMe(), // the caller may be the first who is asked for more
        ]);
      },
      onError: (error) => setProblem(showIssues(form, error, fields)),
    }),
  );
  const submit = form.handleSubmit(({ mfaPolicy, lockout, session }) => {
    setProblem(null);
    // What was not touched is not sent: another owner may be changing it.
    update.mutate({
      organizationId,
      ...(dirtyFields.mfaPolicy && { mfaPolicy }),
      ...(dirtyFields.lockout && { lockout }),
      ...(dirtyFields.session && { session }),
    });
  });

  return (
    <form className="grid gap-8" noValidate onSubmit={(event) => void submit(event)}>
      {problem ? (
        <Notice live tone="bad">
          {problem}
        </Notice>
      ) : null}
      <Group lead="A code from an app on the phone, besides the password." title="Second factor">
        <div className="grid gap-3">
          {mfaPolicies.map((each) => (
            <RadioField
              hint={mfaPolicyWords[each].meaning}
              key={each}
              label={mfaPolicyWords[each].label}
              value={each}
              {...form.register("mfaPolicy")}
            />
          ))}
        </div>
        <YouAreNext chosen={chosen ?? policy.mfaPolicy} saved={policy.mfaPolicy} />
      </Group>
      <Group
        lead={
          <>
            <p>
              Whoever tries passwords has to wait longer and longer: a second, two, four. Nobody is shut out
              for good, and a device that somebody has signed in with before is not slowed down by strangers.
            </p>
            <p>{strictestCounts}</p>
            <p>{codesHaveTheirOwnRule}</p>
          </>
        }
        title="Failed sign-ins"
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            error={errors.lockout?.attempts?.message}
            hint="3 to 20."
            inputMode="numeric"
            label="Tries before anybody has to wait"
            max={20}
            min={3}
            type="number"
            {...form.register("lockout.attempts", { valueAsNumber: true })}
          />
          <SelectField
            error={errors.lockout?.maxDelayMinutes?.message}
            label="Longest wait"
            {...form.register("lockout.maxDelayMinutes", { valueAsNumber: true })}
          >
            <Options choices={minuteChoices(policy.lockout.maxDelayMinutes)} />
          </SelectField>
        </div>
      </Group>
      <Group
        lead="It holds at once, for open sessions too. For somebody who is in several organizations the strictest counts."
        title="Sessions"
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            error={errors.session?.idleHours?.message}
            label="Unused, a session ends after"
            {...form.register("session.idleHours", { valueAsNumber: true })}
          >
            <Options choices={hourChoices("idle", policy.session.idleHours)} />
          </SelectField>
          <SelectField
            error={errors.session?.lifetimeHours?.message}
            label="It ends in any case after"
            {...form.register("session.lifetimeHours", { valueAsNumber: true })}
          >
            <Options choices={hourChoices("lifetime", policy.session.lifetimeHours)} />
          </SelectField>
        </div>
      </Group>
      <div className="flex items-center gap-4">
        <Button pending={update.isPending} type="submit" variant="primary">
          {update.isPending ? "Saving…" : "Save policy"}
        </Button>
        {isDirty ? <p className="text-sm text-muted">Not saved yet</p> : null}
      </div>
    </form>
  );
}

/** Whoever asks others for a second factor without having one is told what comes next. */
function YouAreNext({
  chosen,
  saved,
}: {
  readonly chosen: SecurityPolicy["mfaPolicy"];
  readonly saved: SecurityPolicy["mfaPolicy"];
}) {
  const { role } = useOrganization();
  const { mfaEnabled } = useUser();
  const asked = requiresMfa(chosen, role) && !requiresMfa(saved, role) && !mfaEnabled;
  return (
    <div role="status">
      {asked ? (
        <Notice title="You have no second factor yet: you will be asked next" tone="warning">
          As soon as this is saved, you set one up before you go on here, like everybody whom it concerns.
          Have your phone with an authenticator app at hand.
        </Notice>
      ) : null}
    </div>
  );
}

function Group({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className="grid min-w-0 gap-4">
      <legend className="text-sm font-semibold">{title}</legend>
      <div className="grid gap-2 text-sm text-muted">{lead}</div>
      {children}
    </fieldset>
  );
}

function Options({
  choices,
}: {
  readonly choices: readonly { readonly value: number; readonly label: string }[];
}) {
  return choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
