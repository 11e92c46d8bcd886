import "./admin.css";
import { createRoot } from "react-dom/client";
import { Mark } from "../mark.tsx";
createRoot(document.getElementById("root") ?? document.body).render(<div className="p-8 bg-surface text-muted border"><Mark size={200} /><Mark /></div>);
