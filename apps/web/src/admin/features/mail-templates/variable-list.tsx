import type { Template } from "@foyer/contract/mail-templates";
import type { ReactNode } from "react";

type Variable = Template["variables"][number];

/** What an e-mail can put in, each with what it is; pressing one puts it where the cursor was. */
export function VariableList({
  variables,
  field,
  onInsert,
}: {
  readonly variables: readonly Variable[];
  /** The text that the cursor was in. */
  readonly field: string;
  readonly onInsert: (variable: Variable) => void;
}): ReactNode {
  const values = variables.filter(({ isBlock }) => !isBlock);
  const blocks = variables.filter(({ isBlock }) => isBlock);
  return (
    <div className="grid gap-4 rounded-card border px-4 py-3.5">
      <Group
        lead={`Press one to put it where your cursor was: ${field}.`}
        onInsert={onInsert}
        title="What it can put in"
        variables={values}
      />
      {blocks.length > 0 ? (
        <Group
          lead="A block is whole paragraphs: it stands in the body, on a line of its own."
          onInsert={onInsert}
          title="Blocks"
          variables={blocks}
        />
      ) : null}
      <details className="text-sm">
        <summary className="w-fit cursor-pointer rounded-control py-1 font-medium text-muted hover:text-ink">
          How it is written
        </summary>
        <dl className="mt-2 grid gap-2.5 text-xs text-muted [&_code]:text-ink">
          {writing.map(({ example, meaning }) => (
            <div className="grid gap-0.5" key={example}>
              <dt>
                <code className="wrap-anywhere">{example}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

function Group({
  title,
  lead,
  variables,
  onInsert,
}: {
  readonly title: string;
  readonly lead: string;
  readonly variables: readonly Variable[];
  readonly onInsert: (variable: Variable) => void;
}) {
  return (
    <section className="grid gap-2.5">
      <div className="grid gap-0.5">
        <h2 className="text-sm font-semibold">{title}</h2>
        <p className="text-xs text-muted">{lead}</p>
      </div>
      <ul className="grid gap-1.5">
        {variables.map((variable) => (
          <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5" key={variable.name}>
            <button
              aria-label={`Put in ${variable.name}`}
              className="inline-flex min-h-6 items-center rounded-control border bg-sunken px-2 font-mono text-xs text-ink hover:border-edge pointer-coarse:min-h-9"
              onClick={() => onInsert(variable)}
              type="button"
            >
              {variable.name}
            </button>
            <span className="min-w-40 flex-1 text-xs text-muted">{variable.meaning}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The little there is to know of Liquid. */
const writing = [
  { example: "{{ event }}", meaning: "Puts in a value." },
  {
    example: '{{ inviter | default: "somebody" }}',
    meaning: "Says something else where there is none.",
  },
  {
    example: "{% if inviter %}{{ inviter }} invites you.{% else %}You are invited.{% endif %}",
    meaning: "Asks whether there is one.",
  },
  { example: "**words**", meaning: "Strong words. An empty line begins a new paragraph; nothing is HTML." },
] as const;
