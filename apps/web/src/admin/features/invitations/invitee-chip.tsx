import { CircleAlert, X } from "lucide-react";
import { type KeyboardEvent, useId } from "react";
import { classNames } from "../../lib/class-names.ts";
import { type JudgedPiece, writeAddress } from "./addresses.ts";

type Props = {
  readonly piece: JudgedPiece;
  readonly isEdited: boolean;
  /** Where the Tab key comes by: one chip does for all of them. */
  readonly isStop: boolean;
  readonly onEdit: () => void;
  /** `text` is null where it stays as it was; `byKey` where the focus goes back to it. */
  readonly onEdited: (text: string | null, byKey: boolean) => void;
  readonly onRemove: () => void;
  /** To the next one or the one before. */
  readonly onGo: (step: 1 | -1) => void;
};

/** Somebody to invite, or what was written instead of them. */
export function InviteeChip({ piece, isEdited, isStop, onEdit, onEdited, onRemove, onGo }: Props) {
  const id = useId();
  const { text, invitee, problem } = piece;
  const name = invitee ? (invitee.fullName ?? invitee.email) : text;
  if (isEdited) {
    return (
      <li className="min-w-0 grow">
        <ChipInput before={invitee ? writeAddress(invitee) : text} onEdited={onEdited} />
      </li>
    );
  }
  const pressed = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    if (act === "remove") onRemove();
    else onGo(act);
  };
  return (
    <li
      className={classNames(
        "flex max-w-full min-w-0 items-center rounded-control border text-sm",
        problem ? tones[problem.kind] : "border-hairline bg-sunken",
      )}
    >
      <button
        aria-describedby={problem ? id : undefined}
        aria-label={invitee?.fullName ? `${name}, ${invitee.email}` : undefined}
        className="flex min-h-6.5 min-w-0 items-center gap-1.5 rounded-control pl-2 pointer-coarse:min-h-9"
        data-chip
        onClick={onEdit}
        onKeyDown={pressed}
        tabIndex={isStop ? 0 : -1}
        title={
          [invitee?.fullName ? invitee.email : null, problem?.words].filter(Boolean).join(" – ") || undefined
        }
        type="button"
      >
        {problem ? <CircleAlert aria-hidden="true" className="size-3.5 shrink-0" /> : null}
        <span className="truncate">{name}</span>
      </button>
      {problem ? (
        <span className="sr-only" id={id}>
          {problem.words}
        </span>
      ) : null}
      <button
        aria-label={`Take out ${name}`}
        className="grid size-6.5 shrink-0 place-items-center rounded-control text-muted hover:text-ink pointer-coarse:size-9"
        onClick={onRemove}
        // By keyboard it is the Delete key on the chip.
        tabIndex={-1}
        type="button"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </li>
  );
}

const tones = {
  bad: "border-danger bg-danger-wash text-danger",
  too_many: "border-danger bg-danger-wash text-danger",
  twice: "border-warning bg-warning-wash text-warning",
  refused: "border-warning bg-warning-wash text-warning",
} as const;

const keys: Readonly<Record<string, "remove" | 1 | -1 | undefined>> = {
  Delete: "remove",
  Backspace: "remove",
  ArrowLeft: -1,
  ArrowRight: 1,
};

function ChipInput({ before, onEdited }: { readonly before: string; readonly onEdited: Props["onEdited"] }) {
  const changed = (text: string) => (text === before ? null : text);
  return (
    <input
      aria-label={`Change ${before}`}
      autoComplete="off"
      // Whoever opened it wants to write in it.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      className="min-h-7 w-full min-w-48 rounded-control border border-edge bg-surface px-2 text-sm pointer-coarse:text-base"
      defaultValue={before}
      onBlur={({ currentTarget }) => onEdited(changed(currentTarget.value), false)}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          event.preventDefault();
          onEdited(changed(event.currentTarget.value), true);
        } else if (event.key === "Escape") {
          // The dialog around it stays open.
          event.stopPropagation();
          onEdited(null, true);
        }
      }}
      spellCheck={false}
    />
  );
}
