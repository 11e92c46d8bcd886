import type { SceneProps } from "../scene-props.ts";
import { words } from "../words.ts";
import { ActButton } from "./button.tsx";

/** Signs out, and looks at the same invitation again. */
export function SwitchAccount({ visit, keeper }: SceneProps) {
  return (
    <ActButton visit={visit} act="switch_account" onClick={keeper.switchAccount}>
      {words.wrongAccount.submit}
    </ActButton>
  );
}
