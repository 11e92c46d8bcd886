import type { AnswerNotices } from "@foyer/contract/account";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { RadioField } from "../../components/ui/field.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { toast, toastFailure } from "../../components/ui/toasts.tsx";
import { keysOf } from "../../lib/search-params.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";

const choices: Readonly<Record<AnswerNotices, { readonly label: string; readonly hint: string }>> = {
  each: { label: "Each at once", hint: "An e-mail for every yes and every no." },
  daily: {
    label: "One e-mail a day",
    hint: "All answers of a day, at 8 in the morning where the organization is.",
  },
  never: { label: "None", hint: "The answers stand in the lists all the same." },
};

/** What one is told of answers in one organization. It holds as soon as it is chosen. */
export function AnswerNoticesChoice({
  organization: { id: organizationId, name },
}: {
  readonly organization: { readonly id: string; readonly name: string };
}): ReactNode {
  const asked = { organizationId };
  const { data, error, isError, refetch } = useQuery(trpc.account.notifications.get.queryOptions(asked));
  const queryKey = trpc.account.notifications.get.queryKey(asked);
  const update = useMutation(
    trpc.account.notifications.update.mutationOptions({
      onSuccess: (saved) => {
        queryClient.setQueryData(queryKey, saved);
        toast(`${name}: ${choices[saved.answers].label.toLowerCase()}, from now on.`);
      },
      onError: (error) => {
        toastFailure(error);
        return queryClient.invalidateQueries({ queryKey });
      },
    }),
  );
  if (!data) {
    return isError ? (
      <FailedState error={error} onRetry={() => void refetch()} what="What you are told" />
    ) : (
      <SkeletonRows count={3} label="Loading what you are told…" />
    );
  }
  // What was just chosen shows at once.
  const chosen = update.isPending ? update.variables.answers : data.answers;
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">Answers to your invitations at {name}</legend>
      {keysOf(choices).map((answers) => (
        <RadioField
          checked={chosen === answers}
          hint={choices[answers].hint}
          key={answers}
          label={choices[answers].label}
          name={`answers-${organizationId}`}
          onChange={() => update.mutate({ organizationId, answers })}
          value={answers}
        />
      ))}
    </fieldset>
  );
}
