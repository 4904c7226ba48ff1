import { readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

/** What the application takes of React Flow; the build names one that is missing here. */
const taken = [
  "applyEdgeChanges",
  "applyNodeChanges",
  "Handle",
  "Panel",
  "Position",
  "ReactFlow",
  "useOnViewportChange",
  "useReactFlow",
  "useStore",
  "useStoreApi",
];

/** Of the methods of a selection, these are called by React Flow, d3-drag, d3-zoom and what is left of d3-transition. */
const ofSelections = [
  "constructor",
  "filter",
  "call",
  "node",
  "nodes",
  "size",
  "empty",
  "each",
  "style",
  "property",
  "datum",
  "on",
];
/** And these of a transition, which is always a map that moves to another view. */
const ofTransitions = [
  "constructor",
  "selection",
  "call",
  "node",
  "nodes",
  "size",
  "empty",
  "each",
  "on",
  "tween",
  "duration",
  "ease",
];

/** By the end of the file's path: what the canvas never reaches. Nothing is changed of what remains. */
const edits = {
  // Our cards and lines are of our own types alone.
  "@xyflow/react/dist/esm/index.js": (source) =>
    source
      .replaceAll(/^\w+\.displayName = '\w+';$/gm, "")
      .replaceAll(/^const (builtin(?:Node|Edge)Types) = \{[^}]*\};$/gm, "const $1 = {};")
      // A line that is being drawn is a curve or straight, and one that is drawn already keeps its ends.
      .replaceAll(/case ConnectionLineType\.(?:SimpleBezier|Step|SmoothStep):[\s\S]*?break;\n/g, "")
      .replaceAll(/, isReconnectable && \(jsx\(EdgeUpdateAnchors, \{[^}]*\}\)\)/g, ""),
  // A view of the map is three numbers: they need not be told apart from colours, dates and texts.
  "@xyflow/system/dist/esm/index.js": (source) =>
    source.replace(
      "import { interpolateZoom, interpolate } from 'd3-interpolate';",
      "import { interpolateZoom, interpolateNumberArray as interpolate } from 'd3-interpolate';",
    ),
  "d3-ease/dist/d3-ease.mjs": (source) => source,
  "d3-interpolate/dist/d3-interpolate.mjs": (source) => source,
  "d3-selection/dist/d3-selection.mjs": (source) => keepMethods(source, "Selection", ofSelections),
  "d3-transition/dist/d3-transition.mjs": (source) => keepMethods(source, "Transition", ofTransitions),
  // React has it itself.
  "zustand/esm/traditional.mjs": (source) =>
    source.replace(
      "use-sync-external-store/shim/with-selector.js",
      "use-sync-external-store/with-selector.js",
    ),
};

/**
 * React Flow and the parts of D3 below it as one module, without what no map of ours reaches: a bundler keeps every call
 * that it cannot know to do nothing but make a value, and D3 brings what charts are made of.
 * @param {string} folder where `@xyflow/react` is found from
 * @returns {Promise<string>} its source, with React left to be imported
 */
export async function bundleCanvas(folder) {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${taken.join(", ")} } from "@xyflow/react";`, resolveDir: folder },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    external: ["react", "react-dom", "react/jsx-runtime", "use-sync-external-store/*"],
    banner: { js: '"use client";' },
    legalComments: "none",
    minifySyntax: true,
    // As zustand asks for the mode.
    define: { "import.meta.env": "true", "import.meta.env.MODE": "process.env.NODE_ENV" },
    plugins: [{ name: "trim", setup: trimSources }],
  });
  return outputFiles[0].text;
}

function trimSources(bundler) {
  for (const [file, edit] of Object.entries(edits))
    bundler.onLoad(
      { filter: new RegExp(`[\\\\/]${file.replaceAll(/[./]/g, "[.\\\\/]")}$`) },
      async (found) => ({
        contents: markPure(edit(await readFile(found.path, "utf8"))),
        loader: "js",
      }),
    );
}

/** Each call whose value is kept under a name at the top of these files does nothing else. */
function markPure(source) {
  return source.replaceAll(/^((?:const|var) [\w$]+ = )(?=\w+\(|\(function )/gm, "$1/* @__PURE__ */ ");
}

function keepMethods(source, of, kept) {
  const start = source.indexOf(`${of}.prototype = `);
  const end = source.indexOf("\n};", start);
  const methods = source
    .slice(start, end)
    .replaceAll(/^ {2}(\w+): .*\n/gm, (line, name) => (kept.includes(name) ? line : ""));
  return source.slice(0, start) + methods + source.slice(end);
}

/** The loader of the bundler: in the place of React Flow's own file. */
// oxlint-disable-next-line import/no-default-export -- the bundler asks for a loader by it
export default async function canvasPackages() {
  return bundleCanvas(path.dirname(this.resourcePath));
}
