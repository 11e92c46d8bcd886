import type { Brand, UpdateBrand } from "@foyer/contract/mail-templates";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { toast } from "../../components/ui/toasts.tsx";
import { type CallFailure, failureOf } from "../../lib/failure.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { ColorField } from "./color-field.tsx";
import { LogoField } from "./logo-field.tsx";
import { PreviewPane } from "./preview-pane.tsx";
import { usePreview } from "./use-preview.ts";

/** Changes how all e-mails look, and shows one beside it. */
export function LookForm({ brand }: { readonly brand: Brand }): ReactNode {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const { data: organization } = useQuery(trpc.organizations.get.queryOptions({ organizationId }));
  const language = organization?.language ?? "en";
  const [color, setColor] = useState(brand.color);
  // Undefined: as it is; null: none any more.
  const [logo, setLogo] = useState<string | null | undefined>(undefined);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const isComplete = color === null || /^#[0-9a-f]{6}$/i.test(color);
  const preview = usePreview(isComplete ? { organizationId, kind: "invitation", language, color } : null);
  const changes: Omit<UpdateBrand, "organizationId"> = {
    ...(color !== brand.color && { color }),
    ...(logo !== undefined && { logo }),
  };
  const isChanged = Object.keys(changes).length > 0;
  const leaving = useBlocker({
    shouldBlockFn: () => isChanged,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  const update = useMutation(
    trpc.mail.brand.update.mutationOptions({
      onSuccess: async (saved) => {
        queryClient.setQueryData(trpc.mail.brand.get.queryKey({ organizationId }), saved);
        setColor(saved.color);
        setLogo(undefined);
        toast("Saved. E-mails look like this from now on.");
        await Promise.all(
          [trpc.mail.templates.preview.mutationKey(), trpc.audit.pathKey()].map((queryKey) =>
            queryClient.invalidateQueries({ queryKey }),
          ),
        );
      },
      onError: (error) => setFailure(failureOf(error)),
    }),
  );
  const save = (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    if (isComplete && isChanged) update.mutate({ organizationId, ...changes });
  };
  const issue = (path: string) => failure?.issues.find((each) => each.path === path)?.message;

  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
      <form className="grid min-w-0 content-start gap-8" noValidate onSubmit={save}>
        {failure && failure.issues.length === 0 ? (
          <Notice live tone="bad">
            {failure.message}
          </Notice>
        ) : null}
        <ColorField color={color} error={issue("color")} onChange={setColor} />
        <LogoField
          error={issue("logo")}
          onChange={(next) => {
            setFailure(null);
            setLogo(next);
          }}
          saved={brand.logoUrl}
          value={logo}
        />
        {can("mail.update") ? (
          <div className="flex flex-wrap items-center gap-3">
            <Button pending={update.isPending} type="submit" variant="primary">
              {update.isPending ? "Saving…" : "Save"}
            </Button>
            {isChanged ? (
              <Button
                onClick={() => {
                  setColor(brand.color);
                  setLogo(undefined);
                  setFailure(null);
                }}
                variant="quiet"
              >
                Undo changes
              </Button>
            ) : null}
            {isChanged ? <p className="text-sm text-muted">Not saved yet</p> : null}
          </div>
        ) : null}
      </form>
      <div className="min-w-0">
        <PreviewPane broken={!isComplete} language={language} logo={logo} preview={preview} />
      </div>
      {leaving.status === "blocked" ? (
        <ConfirmDialog
          confirm="Leave without saving"
          keep="Stay here"
          onClose={leaving.reset}
          onConfirm={leaving.proceed}
          pending={false}
          title="Leave without saving?"
        >
          The colour and logo that you chose are not saved, and would be gone.
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
