import type { ComponentProps } from "react";
import { TextField } from "../../components/ui/field.tsx";

/** How many messages may leave in a minute. */
export function PerMinuteField({
  usual,
  ...rest
}: { /** What leaving it empty means. */ readonly usual: string } & Omit<
  ComponentProps<typeof TextField>,
  "label" | "hint" | "optional"
>) {
  return (
    <TextField
      {...rest}
      autoComplete="off"
      hint={`Empty: ${usual}. More of them wait their turn.`}
      inputMode="numeric"
      label="Messages a minute"
      optional
    />
  );
}
