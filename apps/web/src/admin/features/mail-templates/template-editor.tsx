import { type Template, type TemplateTexts, updateTemplate } from "@foyer/contract/mail-templates";
import { useMutation } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { type ReactNode, Suspense, useState } from "react";
import { useWatch } from "react-hook-form";
import { Button } from "../../components/ui/button.tsx";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { showIssues, useContractForm } from "../../lib/form.ts";
import { languages } from "../../lib/languages.ts";
import { lazyPart } from "../../lib/lazy-part.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { PreviewPane } from "./preview-pane.tsx";
import { refreshTemplates } from "./refresh-templates.ts";
import { textPaths } from "./template-texts.ts";
import { TextFields } from "./text-fields.tsx";
import { usePreview } from "./use-preview.ts";

const ResetTemplateDialog = lazyPart(
  async () => (await import("./reset-template-dialog.tsx")).ResetTemplateDialog,
);

/** What an e-mail says, to be put into own words, and beside it how it arrives. */
export function TemplateEditor({ template }: { readonly template: Template }): ReactNode {
  const { id: organizationId } = useOrganization();
  const { kind, language, isCustom } = template;
  const which = { organizationId, kind, language };
  const form = useContractForm(updateTemplate, { ...which, texts: template.texts });
  const [problem, setProblem] = useState<string | null>(null);
  const [resetting, setResetting] = useState(false);
  const written = useWatch({ control: form.control, name: "texts" });
  const { isDirty } = form.formState;
  const checked = updateTemplate.shape.texts.safeParse(written);
  const preview = usePreview(checked.success ? { ...which, texts: checked.data } : null);
  const leaving = useBlocker({
    shouldBlockFn: () => isDirty,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });

  const update = useMutation(
    trpc.mail.templates.update.mutationOptions({
      onSuccess: async (saved) => {
        form.reset({ ...which, texts: saved.texts });
        toast(`Saved. It goes out like this in ${languages[language].label} from now on.`);
        await refreshTemplates(organizationId, saved);
      },
      onError: (error) => setProblem(showIssues(form, error, textPaths)),
    }),
  );
  const submit = form.handleSubmit((input) => {
    setProblem(null);
    update.mutate(input);
  });

  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
      <form className="grid min-w-0 content-start gap-5" noValidate onSubmit={(event) => void submit(event)}>
        {problem ? (
          <Notice live tone="bad">
            {problem}
          </Notice>
        ) : null}
        <TextFields form={form} issues={preview.issues} template={template} />
        <div className="flex flex-wrap items-center gap-3">
          <Button pending={update.isPending} type="submit" variant="primary">
            {update.isPending ? "Saving…" : "Save"}
          </Button>
          {isDirty ? (
            <Button onClick={() => form.reset()} variant="quiet">
              Undo changes
            </Button>
          ) : null}
          {isCustom ? (
            <Button onClick={() => setResetting(true)}>Reset to Foyer’s words</Button>
          ) : (
            <p className="text-sm text-muted">{isDirty ? "Not saved yet" : "These are Foyer’s own words."}</p>
          )}
        </div>
      </form>
      <div className="min-w-0 lg:sticky lg:top-6 lg:self-start">
        <PreviewPane broken={!checked.success} language={language} preview={preview} />
      </div>
      <Suspense>
        {resetting ? (
          <ResetTemplateDialog
            onClose={() => setResetting(false)}
            onReset={(defaults: TemplateTexts) => form.reset({ ...which, texts: defaults })}
            template={template}
          />
        ) : null}
      </Suspense>
      {leaving.status === "blocked" ? (
        <ConfirmDialog
          confirm="Leave without saving"
          keep="Keep writing"
          onClose={leaving.reset}
          onConfirm={leaving.proceed}
          pending={false}
          title="Leave what you wrote?"
        >
          Your changes to this e-mail are not saved, and would be gone.
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
