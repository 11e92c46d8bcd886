import { type ComponentProps, useEffect, useRef } from "react";
import { TextField } from "./field.tsx";

type CodeFieldProps = {
  readonly error?: string | undefined;
  /** Whether it takes the focus when it appears. */
  readonly focused?: boolean;
};

/** The six digits that an authenticator app shows. Named `code` in its form. */
export function CodeField(props: CodeFieldProps & { readonly hint?: string }) {
  return (
    <Code
      {...props}
      autoComplete="one-time-code"
      inputMode="numeric"
      label="Six-digit code"
      maxLength={12} // room for the spaces that some apps show
      name="code"
    />
  );
}

/** One of the codes that were kept for the day without the app. Named `recoveryCode` in its form. */
export function RecoveryCodeField(props: CodeFieldProps) {
  return (
    <Code
      {...props}
      autoCapitalize="none"
      autoComplete="off"
      hint="With or without its hyphens. Each one works once."
      label="Recovery code"
      maxLength={64}
      name="recoveryCode"
    />
  );
}

function Code({ focused = false, ...rest }: CodeFieldProps & ComponentProps<typeof TextField>) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  return <TextField {...rest} autoCorrect="off" ref={input} required spellCheck={false} />;
}
