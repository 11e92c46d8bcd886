import type { SceneProps } from "../scene-props.ts";
import { lateWords } from "../words.ts";
import { ActButton } from "./button.tsx";

/** Signs out, and looks at the same invitation again. */
export function SwitchAccount({ visit, keeper }: SceneProps) {
  return (
    <ActButton visit={visit} act="switch_account" onClick={keeper.switchAccount}>
      {lateWords.wrongAccount.submit}
    </ActButton>
  );
}
