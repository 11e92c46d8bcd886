import type { Template, TemplateTexts } from "@foyer/contract/mail-templates";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { failureOf } from "../../lib/failure.ts";
import { languages } from "../../lib/languages.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { refreshTemplates } from "./refresh-templates.ts";
import { purposes } from "./template-words.ts";

/** Asks before own words are thrown away. */
export function ResetTemplateDialog({
  template: { kind, language },
  onReset,
  onClose,
}: {
  readonly template: Template;
  readonly onReset: (defaults: TemplateTexts) => void;
  readonly onClose: () => void;
}) {
  const { id: organizationId } = useOrganization();
  const [problem, setProblem] = useState<string | null>(null);
  const which = { organizationId, kind, language };
  const reset = useMutation(
    trpc.mail.templates.reset.mutationOptions({
      onSuccess: async (saved) => {
        onReset(saved.texts);
        onClose();
        toast("Foyer’s own words are back.");
        await refreshTemplates(organizationId, saved);
      },
      onError: (error) => setProblem(failureOf(error).message),
    }),
  );
  return (
    <ConfirmDialog
      confirm={reset.isPending ? "Resetting…" : "Reset to Foyer’s words"}
      keep="Keep our words"
      onClose={onClose}
      onConfirm={() => reset.mutate(which)}
      pending={reset.isPending}
      problem={problem}
      title="Give up your own words?"
    >
      What you wrote for “{purposes[kind].label}” in {languages[language].label} will be lost, every text of
      it. Other languages keep theirs. E-mails from now on say what Foyer says.
    </ConfirmDialog>
  );
}
