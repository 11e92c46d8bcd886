import { useState } from "react";
import { type FieldProblems, profileFieldNames } from "../problems.ts";
import { words } from "../words.ts";
import { TextField } from "./text-field.tsx";

const autoComplete = {
  clientCompany: "organization",
  position: "organization-title",
  department: "off",
  phone: "tel",
  zohoAccount: "off",
} as const;

/** What nobody has to tell: folded away, and unfolded when something in it needs a correction. */
export function ProfileFields({ problems }: { readonly problems: FieldProblems }) {
  const [unfolded, setUnfolded] = useState(false);
  const open = unfolded || profileFieldNames.some((name) => problems[name]);
  return (
    <details open={open} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary>{words.newAccount.more}</summary>
      <p>{words.newAccount.optional}</p>
      {profileFieldNames.map((name) => (
        <TextField
          key={name}
          label={words.newAccount[name]}
          name={name}
          autoComplete={autoComplete[name]}
          maxLength={name === "phone" ? 50 : 200}
          problem={problems[name]}
        />
      ))}
    </details>
  );
}
