import { type FormEventHandler, type ReactNode, useId } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Notice } from "./notice.tsx";

/** A dialog that asks for something and sends it. `problem` is what no field says; a sentence gets its dress here. */
export function FormDialog({
  title,
  description,
  submit,
  pending,
  cancel = "Cancel",
  problem,
  opener,
  onSubmit,
  onClose,
  children,
}: {
  readonly title: string;
  readonly description?: ReactNode;
  /** What the button says; while `pending` it has to say that too. */
  readonly submit: string;
  readonly pending: boolean;
  readonly cancel?: string;
  readonly problem: ReactNode;
  readonly opener?: Element | null;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const formId = useId();
  return (
    <Dialog
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button form={formId} pending={pending} type="submit" variant="primary">
            {submit}
          </Button>
        </>
      }
      onClose={onClose}
      title={title}
      {...(opener && { opener })}
    >
      <form className="grid gap-4" id={formId} noValidate onSubmit={onSubmit}>
        {typeof problem === "string" ? (
          <Notice live tone="bad">
            {problem}
          </Notice>
        ) : (
          problem
        )}
        {children}
      </form>
    </Dialog>
  );
}
