import type { ComponentProps } from "react";
import { TextAreaField, TextField } from "../../components/ui/field.tsx";

/** The address of somebody else: nothing that this browser knows of its own user is offered. */
export function AddressField(props: Omit<ComponentProps<typeof TextField>, "label">) {
  return (
    <TextField
      autoCapitalize="none"
      autoComplete="off"
      inputMode="email"
      label="E-mail address"
      spellCheck={false}
      type="email"
      {...props}
    />
  );
}

/** What the inviter wants to say. */
export function MessageField({
  hint = "They read it in the e-mail and on the invitation.",
  ...rest
}: Omit<ComponentProps<typeof TextAreaField>, "label" | "optional">) {
  return <TextAreaField hint={hint} label="Message" optional {...rest} />;
}
