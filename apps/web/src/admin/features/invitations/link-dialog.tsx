import { useRef } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { TextField } from "../../components/ui/field.tsx";

/** Shows a link where the browser would not copy it. */
export function LinkDialog({ url, onClose }: { readonly url: string; readonly onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      description="Your browser does not let Foyer copy. Select the link and copy it yourself; whoever holds it can accept."
      footer={<Button onClick={onClose}>Done</Button>}
      initialFocus={input}
      onClose={onClose}
      title="The invitation's link"
    >
      <TextField
        label="Link"
        onFocus={(event) => event.currentTarget.select()}
        readOnly
        ref={input}
        value={url}
      />
    </Dialog>
  );
}
