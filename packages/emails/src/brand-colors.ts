import type { Colors } from "./content.ts";
import { leastRecentlyUsed } from "./least-recently-used.ts";
import { day, night } from "./look.ts";

// WCAG 2.2 §1.4.3, for words of ordinary size.
const readable = 4.5;

const foyer: Colors = {
  fill: "#1f5c46",
  onFill: "#ffffff",
  ink: "#1f5c46",
  nightInk: "#6fbf9b",
  onNightInk: "#10231b",
};

const derived = leastRecentlyUsed<Colors>(500);

/**
 * The colours of an e-mail, from one as `#rrggbb`: words on the button are black or white, whichever is easier to read, and
 * words in the colour are darker or lighter than it where they could not be read on paper. Anything else: Foyer's own.
 */
export function brandColors(color: string | null): Colors {
  if (color === null || !/^#[0-9a-f]{6}$/i.test(color)) return foyer;
  return derived(color.toLowerCase(), () => derive(color.toLowerCase()));
}

function derive(fill: string): Colors {
  const nightInk = readableOn(night.paper, fill, "#ffffff");
  return {
    fill,
    onFill: wordsOn(fill),
    ink: readableOn(day.paper, fill, "#000000"),
    nightInk,
    onNightInk: wordsOn(nightInk),
  };
}

function wordsOn(color: string): string {
  return contrast("#ffffff", color) >= contrast("#000000", color) ? "#ffffff" : "#000000";
}

/** The first of the shades from a colour to black or white that can be read. */
function readableOn(paper: string, color: string, end: string): string {
  for (let share = 0; share < 1; share += 0.05) {
    const shade = mixed(color, end, share);
    if (contrast(shade, paper) >= readable) return shade;
  }
  return end;
}

function mixed(from: string, to: string, share: number): string {
  const target = channels(to);
  const mix = channels(from).map((value, place) => value + ((target[place] ?? 0) - value) * share);
  return `#${mix.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}

/** How well two colours can be told apart, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
