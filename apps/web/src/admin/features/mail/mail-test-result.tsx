import type { MailTest } from "@foyer/contract/mail";
import { Notice } from "../../components/ui/notice.tsx";

/** What became of a test message: the provider's own answer, and what to mend. */
export function MailTestResult({ result: { ok, to, reply, advice } }: { readonly result: MailTest }) {
  return (
    <Notice
      live
      title={
        <span className="wrap-anywhere">
          {ok ? `The test is on its way to ${to}.` : `The test to ${to} did not leave.`}
        </span>
      }
      tone={ok ? "good" : "bad"}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <p>
          {ok
            ? "The provider took it. Look into your inbox; if it lies among spam, so will invitations."
            : (advice ?? "Nobody knows this answer here. The documentation of your provider may.")}
        </p>
        <figure className="grid gap-1">
          <figcaption className="text-xs text-muted">The provider's own answer</figcaption>
          <pre className="rounded-control border bg-surface px-3 py-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
            {reply}
          </pre>
        </figure>
      </div>
    </Notice>
  );
}
