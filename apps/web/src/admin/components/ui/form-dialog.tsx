import type { ComponentProps, FormEventHandler, ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Notice } from "./notice.tsx";

type DialogFormProps = {
  /** What the button says; while `pending` it has to say that too. */
  readonly submit: string;
  readonly pending: boolean;
  readonly cancel?: string;
  /** What no field says; a sentence gets its dress here. */
  readonly problem: ReactNode;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog that asks for something and sends it. */
export function FormDialog({
  title,
  description,
  opener,
  ...form
}: DialogFormProps & Pick<ComponentProps<typeof Dialog>, "title" | "description" | "opener">) {
  return (
    <Dialog
      description={description}
      onClose={form.onClose}
      title={title}
      {...(opener !== undefined && { opener })}
    >
      <DialogForm {...form} />
    </Dialog>
  );
}

/** The form in such a dialog, for dialogs that hold one form after another. */
export function DialogForm({
  submit,
  pending,
  cancel = "Cancel",
  problem,
  onSubmit,
  onClose,
  children,
}: DialogFormProps) {
  return (
    <form className="grid gap-5" noValidate onSubmit={onSubmit}>
      <div className="grid gap-4">
        {typeof problem === "string" ? (
          <Notice live tone="bad">
            {problem}
          </Notice>
        ) : (
          problem
        )}
        {children}
      </div>
      <footer className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{cancel}</Button>
        <Button pending={pending} type="submit" variant="primary">
          {submit}
        </Button>
      </footer>
    </form>
  );
}
