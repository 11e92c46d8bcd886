import type { CreatedApiKey } from "@foyer/contract/account";
import { OnceDialog } from "../../components/ui/once-dialog.tsx";
import { curlExample } from "./curl-example.ts";

/** Shows a new API key, this once. */
export function ApiKeyDialog({
  created: { name, key, organizationName },
  opener,
  onKept,
}: {
  readonly created: CreatedApiKey;
  readonly opener: Element | null;
  readonly onKept: () => void;
}) {
  return (
    <OnceDialog
      description={`It is shown only now. Keep it as you would keep a password: whoever has it acts for you in ${organizationName}.`}
      example={{ title: "Try it", code: curlExample(location.origin, key), what: "command" }}
      more={{ label: "What a key can call", href: "/api/docs" }}
      onKept={onKept}
      opener={opener}
      secret={{ label: "API key", value: key, what: "key" }}
      title={`The key “${name}” is ready`}
    />
  );
}
