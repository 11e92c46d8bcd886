import { type ReactNode, useRef } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Notice } from "./notice.tsx";

/** Asks before something is lost, and says what. The safe answer has the focus. */
export function ConfirmDialog({
  title,
  children,
  confirm,
  keep,
  pending,
  problem = null,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly keep: string;
  readonly pending: boolean;
  /** Why it was refused, told where it happened. */
  readonly problem?: string | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const safe = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      description={children}
      footer={
        <>
          <Button onClick={onClose} ref={safe}>
            {keep}
          </Button>
          <Button onClick={onConfirm} pending={pending} variant="danger">
            {confirm}
          </Button>
        </>
      }
      initialFocus={safe}
      onClose={onClose}
      title={title}
    >
      {problem ? (
        <Notice live tone="bad">
          {problem}
        </Notice>
      ) : null}
    </Dialog>
  );
}
