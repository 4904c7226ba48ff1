import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bundleCanvas } from "./canvas-packages.mjs";

const source = await bundleCanvas(process.cwd());
const calls = (method: string) => new RegExp(String.raw`\.${method}\(`).test(source);

describe("the packages of the canvas as one module", () => {
  it("hold none of what charts are made of, and leave React to be imported", () => {
    const imported = [...source.matchAll(/^import .* from "(.*)";$/gm)].map(([, from]) => from);
    expect(new Set(imported)).toEqual(
      new Set(["react", "react/jsx-runtime", "react-dom", "use-sync-external-store/with-selector.js"]),
    );
    expect(source).not.toMatch(/\b(rgb|hsl|cubehelix|interpolateString|MiniMap|NodeResizer)\b/);
    expect(source.startsWith('"use client";')).toBe(true);
  });

  it("call no method of a selection or a transition that is left out", () => {
    const leftOut = [
      "attr",
      "classed",
      "selectAll",
      "selectChild",
      "append",
      "insert",
      "raise",
      "lower",
      "html",
    ];
    expect(
      [...leftOut, "clone", "styleTween", "attrTween", "textTween", "easeVarying"].filter(calls),
    ).toEqual([]);
    // What is called, on the other hand, is there.
    for (const method of ["datum", "property", "interrupt", "tween", "duration", "ease"]) {
      expect(calls(method)).toBe(true);
      expect(source).toMatch(new RegExp(String.raw`\b${method}: \w+|prototype\.${method} = `));
    }
  });

  it("are of the versions whose calls were read", () => {
    const versionOf = (name: string) =>
      // The package's own manifest.
      (JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as { readonly version: string })
        .version;
    // Another one may call more: compare `ofSelections` and `ofTransitions` with what it calls.
    expect(["@xyflow/system", "d3-drag", "d3-zoom", "d3-selection", "d3-transition"].map(versionOf)).toEqual([
      "0.0.84",
      "3.0.1",
      "3.0.1",
      "3.0.1",
      "3.0.2",
    ]);
  });
});
