import { type Space, updateSpace } from "@foyer/contract/spaces";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { TextField } from "../../components/ui/field.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { trpc } from "../../lib/trpc.ts";
import { refreshSpaces } from "./refresh-spaces.ts";

export function SpaceNameForm({ space }: { readonly space: Space }): ReactNode {
  const form = useContractForm(updateSpace, { spaceId: space.id, name: space.name });
  const [problem, setProblem] = useState<string | null>(null);
  const { errors, isDirty } = form.formState;
  const update = useMutation(
    trpc.spaces.update.mutationOptions({
      onSuccess: async ({ id: spaceId, name }) => {
        form.reset({ spaceId, name });
        await refreshSpaces();
        toast(`It is called ${name} now.`);
      },
      onError: (error) => setProblem(showIssues(form, error, ["name"])),
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    update.mutate(input);
  });
  return (
    <form className="grid gap-4" noValidate onSubmit={(event) => void submit(event)}>
      {problem ? (
        <Notice live tone="bad">
          {problem}
        </Notice>
      ) : null}
      <TextField
        autoComplete="off"
        error={errors.name?.message}
        hint="Invitees read it in the e-mail and on the invitation."
        label="Name"
        {...form.register("name")}
      />
      <div className="flex items-center gap-4">
        <Button pending={update.isPending} type="submit" variant="primary">
          {update.isPending ? "Saving…" : "Save name"}
        </Button>
        {isDirty ? <p className="text-sm text-muted">Not saved yet</p> : null}
      </div>
    </form>
  );
}
