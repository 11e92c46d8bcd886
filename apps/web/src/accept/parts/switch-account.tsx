import type { SceneProps } from "../scene-props.ts";
import { words } from "../words.ts";
import { Button } from "./button.tsx";

/** Signs out, and looks at the same invitation again. */
export function SwitchAccount({ visit, keeper }: SceneProps) {
  return (
    <Button
      look="primary"
      busy={visit.acting === "switch_account" && words.busy.switch_account}
      onClick={keeper.switchAccount}
    >
      {words.wrongAccount.submit}
    </Button>
  );
}
