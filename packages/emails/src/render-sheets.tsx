import { render } from "react-email";
import { edge, hole, type Shape, shapeName, shapes } from "./holes.ts";
import { Letter, Message, Say } from "./letter.tsx";

/**
 * What React makes of the sheet of paper in each of its shapes, with holes for the words, by name: a fraction of a second. It
 * asks nobody, so the build of the server writes the answer down, and React stays behind (`scripts/write-ahead.ts`).
 */
export async function renderSheets(): Promise<Readonly<Record<string, string>>> {
  const sheets: Record<string, string> = {};
  for (const shape of shapes) sheets[shapeName(shape)] = await renderSheet(shape);
  return sheets;
}

function renderSheet({ hasLogo, hasWay, canOptOut }: Shape): Promise<string> {
  const colors = {
    fill: hole("fill"),
    onFill: hole("onFill"),
    ink: hole("ink"),
    nightInk: hole("nightInk"),
    onNightInk: hole("onNightInk"),
  };
  return render(
    <Letter
      language={hole("language")}
      from={hole("from")}
      logo={hasLogo ? { url: hole("logoUrl"), alt: hole("logoAlt") } : null}
      colors={colors}
      headline={hole("headline")}
      glance={hole("glance")}
      way={hasWay ? { label: hole("label"), before: hole("before"), url: hole("url") } : null}
      reason={hole("reason")}
      optOut={canOptOut ? { label: hole("optOut"), url: hole("optOutUrl") } : null}
    >
      {edge}
      <Say>{hole("block")}</Say>
      {edge}
      <Message colors={colors}>{hole("block")}</Message>
      {edge}
    </Letter>,
  );
}
