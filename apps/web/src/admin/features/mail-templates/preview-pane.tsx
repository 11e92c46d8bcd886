import { type ReactNode, useState } from "react";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { PressedPills } from "../../components/ui/pressed-pills.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { classNames } from "../../lib/class-names.ts";
import { type Light, previewDocument } from "./preview-document.ts";
import type { Preview } from "./use-preview.ts";

const forms = { html: "Designed", text: "Plain text" } as const;
const widths = { desktop: "Wide", phone: "Phone" } as const;
const lights = { light: "Light", dark: "Dark" } as const;

/** An e-mail as it arrives, with sample data. */
export function PreviewPane({
  preview: { shown, isCurrent, error, issues, retry },
  language,
  broken,
  logo,
  note = "With sample data. Its links open nothing here.",
}: {
  readonly preview: Preview;
  /** Of the e-mail (BCP 47). */
  readonly language: string;
  /** What is written can't be sent, so an older state is shown. */
  readonly broken: boolean;
  /** One that is not saved yet. */
  readonly logo?: string | null | undefined;
  /** What is a sample in it. */
  readonly note?: string;
}): ReactNode {
  const [form, setForm] = useState<keyof typeof forms>("html");
  const [width, setWidth] = useState<keyof typeof widths>("desktop");
  const [light, setLight] = useState<Light>("light");
  const refused = broken || issues.length > 0;
  return (
    <section aria-label="Preview" className="grid grid-cols-[minmax(0,1fr)] content-start gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <PressedPills choices={forms} chosen={form} label="Form" onChoose={setForm} />
        {form === "html" ? (
          <div className="flex flex-wrap gap-x-4 gap-y-1">
            <PressedPills choices={widths} chosen={width} label="Width" onChoose={setWidth} />
            <PressedPills choices={lights} chosen={light} label="Mailbox" onChoose={setLight} />
          </div>
        ) : null}
      </div>
      {error && !refused ? <FailedState error={error} onRetry={retry} what="The preview" /> : null}
      {shown ? (
        <div aria-busy={!isCurrent && !refused} className="overflow-hidden rounded-card border bg-surface">
          <p className="border-b px-4 py-2.5 text-sm">
            <span className="block text-xs text-muted">Subject</span>
            <span className="font-medium wrap-anywhere" lang={language}>
              {shown.subject}
            </span>
          </p>
          {form === "text" ? (
            <pre
              className="h-160 overflow-auto px-4 py-3 text-xs whitespace-pre-wrap wrap-anywhere"
              lang={language}
              // Scrolled with the keyboard too.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
            >
              {shown.text}
            </pre>
          ) : (
            <div className="flex justify-center bg-sunken">
              <iframe
                className={classNames("h-160 w-full", width === "phone" && "max-w-[360px] border-x")}
                // Nothing in it runs, is sent anywhere or opens anything.
                sandbox=""
                srcDoc={previewDocument(shown.html, light, logo)}
                title="The e-mail"
              />
            </div>
          )}
        </div>
      ) : (
        <PreviewSkeleton hidden={Boolean(error) || refused} />
      )}
      <p className={classNames("min-h-4 text-xs", refused ? "text-warning" : "text-muted")} role="status">
        {refused ? "What is written can’t be sent yet, so this shows how it was before." : note}
      </p>
    </section>
  );
}

function PreviewSkeleton({ hidden }: { readonly hidden: boolean }) {
  if (hidden) return null;
  return (
    <div aria-busy="true" className="grid h-160 content-start gap-4 rounded-card border p-6">
      <p className="sr-only" role="status">
        Loading the preview…
      </p>
      <Skeleton className="h-6 w-2/3" />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-4/5" />
      <Skeleton className="h-10 w-40" />
    </div>
  );
}
