import type { Organization } from "@foyer/contract/organizations";
import { redirectOrigin } from "@foyer/contract/redirects";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { z } from "zod";
import { Button } from "../../components/ui/button.tsx";
import { Field, inputClass } from "../../components/ui/field.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { Section } from "../../components/ui/page.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { lazyPart } from "../../lib/lazy-part.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";

const RemoveOriginDialog = lazyPart(
  async () => (await import("./remove-origin-dialog.tsx")).RemoveOriginDialog,
);

const most = 20;

/** The sites of one's own that invitees may go on to. Each is added and removed by itself. */
export function RedirectOrigins({ organization }: { readonly organization: Organization }): ReactNode {
  const { id: organizationId, redirectOrigins: origins } = organization;
  const [removing, setRemoving] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useContractForm(newOrigin(origins), { origin: "" });
  const update = useMutation(
    trpc.organizations.update.mutationOptions({
      onSuccess: (saved) => takeOver(saved),
    }),
  );
  const add = form.handleSubmit(({ origin }) => {
    setProblem(null);
    update.mutate(
      { organizationId, redirectOrigins: [...origins, origin] },
      {
        onSuccess: () => {
          form.reset({ origin: "" });
          toast(`Invitees may go on to ${origin} now.`);
        },
        onError: (error) => {
          const [issue] = failureOf(error).issues;
          if (issue?.path.startsWith("redirectOrigins")) form.setError("origin", { message: issue.message });
          else setProblem(showIssues(form, error, []));
        },
      },
    );
  });
  return (
    <div className="border-t pt-6">
      <Section
        lead="Whoever accepts an invitation can be sent on to a page of your own, where one was named with the invitation. It has to be at one of these."
        title="Sites to go on to"
      >
        {problem ? (
          <Notice live tone="bad">
            {problem}
          </Notice>
        ) : null}
        {origins.length > 0 ? (
          <ul className="grid">
            {origins.map((origin) => (
              <li
                className="flex items-center justify-between gap-4 border-b py-1.5 text-sm last:border-b-0"
                key={origin}
              >
                <span className="wrap-anywhere">{origin}</span>
                <Button aria-label={`Remove ${origin}`} onClick={() => setRemoving(origin)} size="small">
                  Remove
                </Button>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-sm text-muted">None yet: everybody stays in Foyer after accepting.</p>
        )}
        {origins.length < most ? (
          <form noValidate onSubmit={(event) => void add(event)}>
            <Field
              error={form.formState.errors.origin?.message}
              hint="Only scheme, host and port. http:// only for your own machine."
              label="Add a site"
            >
              {(ties) => (
                <div className="flex gap-2">
                  <input
                    {...ties}
                    autoCapitalize="none"
                    autoComplete="off"
                    className={inputClass}
                    inputMode="url"
                    placeholder="https://app.example.com"
                    spellCheck={false}
                    type="url"
                    {...form.register("origin")}
                  />
                  <Button pending={update.isPending} type="submit">
                    {update.isPending ? "Adding…" : "Add"}
                  </Button>
                </div>
              )}
            </Field>
          </form>
        ) : (
          <p className="text-sm text-muted">There is room for {most}. Remove one before you add another.</p>
        )}
      </Section>
      <Suspense>
        {removing === null ? null : (
          <RemoveOriginDialog
            onClose={() => setRemoving(null)}
            onRemoved={takeOver}
            organization={organization}
            origin={removing}
          />
        )}
      </Suspense>
    </div>
  );
}

/** A site that is not there yet, as the contract takes it. */
function newOrigin(origins: readonly string[]) {
  return z.object({
    origin: redirectOrigin.refine((origin) => !origins.includes(origin), "It is in the list already."),
  });
}

function takeOver(saved: Organization): void {
  queryClient.setQueryData(trpc.organizations.get.queryKey({ organizationId: saved.id }), saved);
  void queryClient.invalidateQueries({ queryKey: trpc.audit.pathKey() });
}
