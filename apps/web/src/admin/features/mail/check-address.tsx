import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { TextField } from "../../components/ui/field.tsx";
import { typed } from "../../lib/typed.ts";

/** Looks whether an address is on the list: all of it, because only its fingerprint is kept. */
export function CheckAddress({
  email,
  onCheck,
}: {
  readonly email: string | undefined;
  readonly onCheck: (email: string | undefined) => void;
}) {
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const address = typed(new FormData(event.currentTarget), "email").trim();
    const wrong = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? undefined : "Write a whole e-mail address.";
    setError(wrong);
    if (!wrong) onCheck(address);
  };
  return (
    <form className="flex min-w-0 flex-wrap items-end gap-2" key={email} noValidate onSubmit={submit}>
      <TextField
        autoCapitalize="none"
        autoComplete="off"
        className="w-64 max-w-full"
        defaultValue={email}
        error={error}
        inputMode="email"
        label="Is an address on the list?"
        name="email"
        placeholder="somebody@example.com"
        spellCheck={false}
        type="email"
      />
      <Button type="submit">Check</Button>
      {email ? (
        <Button onClick={() => onCheck(undefined)} variant="quiet">
          <X aria-hidden="true" />
          Show all
        </Button>
      ) : null}
    </form>
  );
}
