import type { Plugin } from "vite";

type Answer = readonly [question: RegExp, answer: string];

/**
 * What React finds out anew in every browser, or does for those that this build is not for (`build.target`), and what that
 * comes to: events have their own names, inputs tell when they change, and what is asked for is there. `navigation` alone is
 * not, everywhere: React would show there that a transition is under way, which these pages show themselves.
 */
const settled: Readonly<Record<string, readonly Answer[]>> = {
  "react-dom-client.production.js": [
    [/var canUseDOM = !\([^;]*?\),\n/, "const canUseDOM = true; var "],
    [/(passiveBrowserEventsSupported = )!1;\nif \(canUseDOM\)\n\s+try \{[\s\S]*?\n {2}\}\n/, "$1true;\n"],
    [
      /canUseCompositionEvent = [\s\S]*?(?=SPACEBAR_CHAR =)/,
      "canUseCompositionEvent = true, canUseTextInputEvent = true, useFallbackCompositionData = false, ",
    ],
    [
      /var isInputEventSupported = [\s\S]*?(?=function stopWatching)/,
      "const isInputEventSupported = true;\n",
    ],
    [/canUseDOM && "documentMode" in document && 11 >= document\.documentMode/, "false"],
    [/function makePrefixMap[\s\S]*?(?=var ANIMATION_END)/, ""],
    [/getVendorPrefixedEventName\(("\w+")\)/g, "$1"],
    [/"function" === typeof (?:reportError|queueMicrotask|WeakMap|Promise|setTimeout)\b/g, "true"],
    [/"object" === typeof navigation/, "false"],
  ],
  "scheduler.production.js": [
    [/"object" === typeof performance && "function" === typeof performance\.now/, "true"],
    [/"function" === typeof (?:set|clear)Timeout/g, "true"],
    [/"undefined" !== typeof setImmediate \? setImmediate : null/, "null"],
    [/"undefined" !== typeof MessageChannel/, "true"],
  ],
};

/**
 * Leaves out of React what no browser needs that this build is for: more than one kilobyte, gzipped, of what every visitor
 * waits for. Another version of React in which one of the questions is no longer found fails the build.
 */
export function modernReact(): Plugin {
  return {
    name: "foyer:modern-react",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      const answers = settled[id.slice(id.lastIndexOf("/") + 1)];
      if (!answers) return null;
      return answers.reduce((left, [question, answer]) => {
        if (left.search(question) < 0) this.error(`Not found in React any more: ${question}`);
        return left.replace(question, answer);
      }, code);
    },
  };
}
