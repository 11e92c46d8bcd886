import type { CreatedApiKey } from "@foyer/contract/account";
import { useState } from "react";
import { useOpener } from "../../components/ui/dialog.tsx";
import { ApiKeyDialog } from "./api-key-dialog.tsx";
import { NewApiKeyDialog } from "./new-api-key-dialog.tsx";

/** Makes an API key, and shows it. */
export function NewApiKey({ onClose }: { readonly onClose: () => void }) {
  const opener = useOpener();
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  return created ? (
    <ApiKeyDialog created={created} onKept={onClose} opener={opener} />
  ) : (
    <NewApiKeyDialog onClose={onClose} onCreated={setCreated} />
  );
}
