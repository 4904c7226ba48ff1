import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { catalogue } from "@/lib/domain/catalogue/load";
import { articleTemplates } from "@/lib/domain/catalogue/templates/article";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { coverageOf } from "@/lib/domain/posture/coverage/coverage-of";
import { lightColours, lookAttributes } from "./look-attributes";
import { MapPicture } from "./map-picture";
import { statusLooks } from "@/components/marks/status";

const template = articleTemplates[0]?.document;
if (!template) throw new Error("The article has a template.");
const zoned: PipelineDocument = {
  ...template,
  name: 'Payments <EU> & "co"',
  zones: [{ id: "z", name: "CI network", kind: "network" }],
  nodes: template.nodes.map((node, index) => (index < 2 ? { ...node, zone: "z" } : node)),
};

function markupOf(document: PipelineDocument): string {
  const coverage = coverageOf(pipelineFromDocument(document), catalogue, "2026-11-24");
  return renderToStaticMarkup(
    <MapPicture document={document} coverage={coverage} checked={new Set()} worst={worst} day="2026-11-24" />,
  );
}

const ci = template.nodes.find(({ kind }) => kind === "ci")?.id ?? "";
const worst = new Map([[ci, [{ status: "missing", title: "Sign images in the build" } as const]]]);

describe("the picture of a map", () => {
  it("has its name, its day, the counts of every stage and a description in it", () => {
    const markup = markupOf(zoned);
    expect(markup).toContain("<title>Map of Payments &lt;EU&gt; &amp; &quot;co&quot;: ");
    expect(markup).toMatch(/<desc>As of [^<]*2026\. Build: \d+ of \d+ controls in place/);
    for (const stage of ["Build", "Distribute", "Run"])
      expect(markup).toMatch(new RegExp(`${stage}: \\d+ of \\d+ controls in place`));
    expect(markup).toContain(">CI network</text>");
    expect(markup.match(/>Sign images in the build</g)).toHaveLength(1);
  });

  it("says every colour and line in words that a file can carry", () => {
    const classNames = new Set(
      [...markupOf(zoned).matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) => names.split(" ")),
    );
    for (const { bar } of Object.values(statusLooks)) for (const name of bar.split(" ")) classNames.add(name);
    const unsaid = [...classNames].filter((name) => lookAttributes(name).length === 0);
    expect(unsaid.filter((name) => !name.startsWith("lucide"))).toEqual([]);
  });

  it("draws every card of a map too large to be shown with cards on a page", () => {
    const nodes = Array.from({ length: 500 }, (_, index) => ({
      id: `n${index}`,
      kind: "ci" as const,
      name: `Node ${index}`,
      stage: "build" as const,
      position: { x: 0, y: index * 160 },
    }));
    expect(markupOf({ ...zoned, nodes, edges: [], zones: [] }).match(/>Node \d+<\/text>/g)).toHaveLength(500);
  });

  it("draws an empty map", () => {
    expect(markupOf({ ...zoned, nodes: [], edges: [], zones: [], images: [], claims: [] })).toContain(
      "Build: no controls in scope",
    );
  });
});

describe("the colours of a picture", () => {
  it("are those of the light theme", () => {
    const sheet = readFileSync("app/globals.css", "utf8");
    const light = sheet.slice(sheet.indexOf(":root"), sheet.indexOf("}"));
    const others = [...lightColours].filter(
      ([name, value]) => name !== "none" && !light.includes(`--${name}: ${value};`),
    );
    expect(others).toEqual([]);
  });

  it("and lines become attributes", () => {
    expect(
      lookAttributes(
        "fill-standing/35 !stroke-soft ![stroke-width:2.5] [stroke-dasharray:10_6] text-ink shrink-0",
      ),
    ).toEqual([
      ["fill", "#047857"],
      ["fill-opacity", "0.35"],
      ["stroke", "#475569"],
      ["stroke-width", "2.5"],
      ["stroke-dasharray", "10 6"],
      ["color", "#0f172a"],
    ]);
  });
});
