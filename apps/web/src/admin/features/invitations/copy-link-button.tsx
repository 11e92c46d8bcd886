import { Check, Link2 } from "lucide-react";
import { type ComponentProps, Suspense, useEffect, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { toast, toastFailure } from "../../components/ui/toasts.tsx";
import { copyText } from "../../lib/clipboard.ts";
import { lazyPart } from "../../lib/lazy-part.ts";
import { client } from "../../lib/trpc.ts";
import { refreshInvitations } from "./refresh-invitations.ts";

const LinkDialog = lazyPart(async () => (await import("./link-dialog.tsx")).LinkDialog);
const milliseconds = 3000;

/** Makes a link of its own and puts it onto the clipboard; where the browser refuses that, shows it. */
export function CopyLinkButton({
  invitationId,
  variant = "secondary",
}: {
  readonly invitationId: string;
} & Pick<ComponentProps<typeof Button>, "variant">) {
  const [pending, setPending] = useState(false);
  const [copied, setCopied] = useState(false);
  const [url, setUrl] = useState<string | null>(null);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(setCopied, milliseconds, false);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    setPending(true);
    try {
      const link = client.invitations.copyLink.mutate({ invitationId }).then((answer) => answer.url);
      if (await copyText(link)) {
        setCopied(true);
        toast("Link copied. Whoever holds it can accept, so pass it on to nobody else.");
      } else {
        setUrl(await link);
      }
    } catch (error) {
      toastFailure(error);
    } finally {
      setPending(false);
    }
    await refreshInvitations();
  };

  return (
    <>
      <Button onClick={() => void copy()} pending={pending} variant={variant}>
        {copied ? <Check aria-hidden="true" /> : <Link2 aria-hidden="true" />}
        {copied ? "Copied" : "Copy link"}
      </Button>
      {url === null ? null : (
        <Suspense>
          <LinkDialog onClose={() => setUrl(null)} url={url} />
        </Suspense>
      )}
    </>
  );
}
