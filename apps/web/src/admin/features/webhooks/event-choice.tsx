import type { WebhookEventType } from "@foyer/contract/webhooks";
import { type ReactNode, useId } from "react";
import { CheckboxField } from "../../components/ui/field.tsx";
import { eventGroups, eventNames } from "./event-types.ts";

/** The events that an endpoint can be told of, under what they are about. */
export function EventChoice({
  chosen,
  error,
  onChange,
}: {
  readonly chosen: readonly WebhookEventType[];
  readonly error: string | undefined;
  readonly onChange: (chosen: WebhookEventType[]) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="grid gap-5 border-l pl-4">
      {error ? (
        <p className="text-xs font-medium text-danger" id={id} role="alert">
          {error}
        </p>
      ) : null}
      {eventGroups.map(({ noun, types }) => (
        <fieldset
          className="grid gap-x-4 gap-y-2.5 sm:grid-cols-2"
          key={noun}
          {...(error && { "aria-describedby": id })}
        >
          <legend className="mb-2.5 text-xs text-muted">{noun}</legend>
          {types.map((type) => (
            <CheckboxField
              checked={chosen.includes(type)}
              hint={eventNames[type].when}
              key={type}
              label={eventNames[type].label}
              onChange={({ currentTarget: { checked } }) =>
                onChange(checked ? [...chosen, type] : chosen.filter((each) => each !== type))
              }
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}
