// @module-tag large
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { publishedPosture } from "@/lib/domain/contract/published-posture";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { openCount } from "@/lib/domain/posture/coverage/coverage";
import type { PipelineDocument, PipelineNode } from "@/lib/domain/pipeline/document";
import { laidOut } from "@/lib/domain/layout/piled-up";
import { companyPipeline } from "@/lib/testing/company-pipeline";
import { layoutMap } from "./drawing";
import { PhonePicture } from "./phone-picture";
import { StaticMap } from "./static-map";

function aDocument(nodes: readonly PipelineNode[], part: Partial<PipelineDocument> = {}): PipelineDocument {
  return {
    schema: "blueline/pipeline/1",
    name: "Payments",
    nodes: [...nodes],
    edges: [],
    zones: [],
    images: [],
    claims: [],
    ...part,
  };
}
function node(id: string, name: string, x = 0): PipelineNode {
  return { id, kind: "ci", name, stage: "build", position: { x, y: 0 } };
}

/** Of each text, in units of the drawing: its own size, and what the groups around it make of that. */
function textSizes(markup: string): readonly number[] {
  const scales: number[] = [];
  const sizes: number[] = [];
  for (const [tag, isEnd, name, attributes = ""] of markup.matchAll(/<(\/?)(g|text)\b([^>]*)>/g)) {
    if (name === "text") {
      const size = /font-size="([\d.]+)"/.exec(attributes)?.[1];
      if (size !== undefined) sizes.push(scales.reduce((all, one) => all * one, Number(size)));
    } else if (isEnd === "/") scales.pop();
    else if (!tag.endsWith("/>")) scales.push(Number(/scale\(([\d.]+)\)/.exec(attributes)?.[1] ?? 1));
  }
  return sizes;
}

const payloads = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</text></svg><script>",
  "javascript:alert(1)",
  "&lt;b&gt;",
  "' onload='alert(1)",
];

describe("the static map", () => {
  it.each(payloads)("shows %j as text and nothing else", (name) => {
    const markup = renderToStaticMarkup(
      <StaticMap
        document={aDocument([node("a", name)], { name, zones: [{ id: "z", name, kind: "other" }] })}
      />,
    );
    expect(markup).not.toMatch(/<script|<img|<foreignObject|\sstyle=/i);
    // A quote inside an attribute stays inside it: no tag gets an attribute that is not ours.
    expect(markup.match(/<[a-z][^>]*\son\w+=/gi)).toBeNull();
  });

  it("describes itself in words, connections by hand included", () => {
    const document = aDocument([node("a", "Laptop"), node("b", "Jenkins", 400)], {
      edges: [{ id: "e", source: "a", target: "b", artifact: "code", automated: false }],
    });
    const markup = renderToStaticMarkup(<StaticMap document={document} />);
    expect(markup).toContain("<title>Map of Payments: 2 nodes, 1 connection, 1 manual</title>");
    expect(markup).toContain("Connections: Laptop sends code to Jenkins, manual.");
    expect(markup).toContain("code, manual");
  });

  it("stays small with a thousand nodes", () => {
    const document = aDocument(
      Array.from({ length: 1000 }, (_, index) => node(`n${index}`, `Node ${index}`, index * 10)),
    );
    expect(renderToStaticMarkup(<StaticMap document={document} />).length).toBeLessThan(150_000);
  });

  it("keeps its words at eleven pixels and more where it is seen smaller than it is", () => {
    const document = laidOut(companyPipeline());
    const shownAt = 700;
    const markup = renderToStaticMarkup(<StaticMap document={document} shownAt={shownAt} />);
    const shown = shownAt / layoutMap(document).width;
    expect(shown).toBeLessThan(0.6);
    const sizes = textSizes(markup).map((size) => size * shown);
    expect(sizes.length).toBeGreaterThan(document.nodes.length);
    expect(Math.min(...sizes)).toBeGreaterThan(10.99);
    for (const { name } of document.nodes) expect(markup).toContain(`>${name}</text>`);
  });

  it("keeps the head of its cards where it is seen a little smaller, with words as large", () => {
    const document = aDocument([node("a", "Jenkins"), node("b", "TeamCity", 400)]);
    const { width } = layoutMap(document);
    const markup = (shownAt: number) =>
      renderToStaticMarkup(<StaticMap document={document} shownAt={shownAt} />);
    const smaller = markup(width / 1.2);
    expect(smaller.match(/>CI<\/text>/g)).toHaveLength(2);
    const shown = width / 1.2 / layoutMap(document, undefined, width / 1.2).width;
    expect(Math.min(...textSizes(smaller).map((size) => size * shown))).toBeGreaterThan(10.99);
    expect(markup(width / 2)).not.toContain(">CI</text>");
  });

  it("says the environment of a node on its card as long as the map does, and leaves it to its zone where that is a tile", () => {
    const { nodes, ...document } = laidOut(companyPipeline());
    const company = {
      ...document,
      nodes: nodes.map((one) => ({ ...one, environment: "production" as const })),
    };
    const tabs = (markup: string) => markup.split(">PROD</text>").length - 1;
    expect(tabs(renderToStaticMarkup(<StaticMap document={company} />))).toBe(nodes.length);
    // As a snapshot and a shared copy show it, and as half of a comparison does.
    expect(tabs(renderToStaticMarkup(<StaticMap document={company} shownAt={960} />))).toBe(nodes.length);
    expect(tabs(renderToStaticMarkup(<StaticMap document={company} shownAt={480} />))).toBe(0);
  });

  it("marks the way in that it is given, step by step", () => {
    const { edges, ...document } = laidOut(companyPipeline());
    const steps = edges.slice(0, 3).map((one) => ({
      edge: one,
      from: one.source,
      to: one.target,
      isActing: false,
    }));
    const drawn = (way?: typeof steps, fundFirst?: string) =>
      renderToStaticMarkup(
        <StaticMap document={{ ...document, edges }} way={way} fundFirst={fundFirst} shownAt={700} />,
      );
    const numbers = (markup: string) => [...markup.matchAll(/>(\d)<\/text>/g)].map(([, number]) => number);
    expect(numbers(drawn()).length).toBe(0);
    expect(new Set(numbers(drawn(steps)))).toEqual(new Set(["1", "2", "3"]));
    const onWay = new Set(steps.flatMap(({ from, to }) => [from, to])).size;
    expect(drawn(steps).split("fill-none stroke-missing").length - 1).toBe(onWay);
    expect(drawn()).not.toContain("stroke-missing");
    expect(drawn(steps, steps[2]?.to)).toContain("Fund first");
    expect(drawn(steps)).not.toContain("Fund first");
  });

  it("hangs what became of a card below its figures", () => {
    const document = laidOut(companyPipeline());
    const { nodes, cardHeight, unit } = layoutMap(document, undefined, 700);
    const [card] = nodes;
    const badges = [{ look: "worse" as const, text: "1 worse" }];
    const marks = {
      nodes: new Map(card ? [[card.node.id, { look: "worse" as const, badges }]] : []),
      edges: new Map(),
    };
    const markup = renderToStaticMarkup(<StaticMap document={document} marks={marks} shownAt={700} />);
    const top = /<g transform="translate\(\S+ ([\d.]+)\) scale\(\S+\)"><g transform="translate\(0 0\)">/.exec(
      markup,
    )?.[1];
    const lastLine = (card?.y ?? 0) + cardHeight - 4 * unit;
    expect(Number(top)).toBeGreaterThan(lastLine);
    expect(Number(top)).toBeLessThan(lastLine + 4 * unit);
  });

  it("draws a connection that is gone as wide as one that came, and both with their sign", () => {
    const document = laidOut(companyPipeline());
    const [came, left] = document.edges.map(({ id }) => id);
    const drawn = (edges: ReadonlyMap<string, "added" | "removed">) =>
      renderToStaticMarkup(
        <StaticMap document={document} marks={{ nodes: new Map(), edges }} shownAt={1400} />,
      );
    const markup = drawn(
      new Map([
        [came ?? "", "added"],
        [left ?? "", "removed"],
      ]),
    );
    const strokeOf = (name: string) =>
      new RegExp(`stroke-width="([\\d.]+)"[^>]*class="fill-none ${name}"`).exec(markup)?.[1];
    expect(Number(strokeOf("!stroke-ink"))).toBeGreaterThanOrEqual(2.5);
    expect(strokeOf("!stroke-standing")).toBeDefined();
    expect(markup.match(/<circle r="8"/g)).toHaveLength(2);
    expect(drawn(new Map())).not.toContain('<circle r="8"');
  });

  it("says in the heads of the lanes how many controls are open, of how many where there is room", () => {
    const document = laidOut(companyPipeline());
    const { stages } = publishedPosture(
      analyse(pipelineFromDocument(document), mappedCatalogue, "2026-11-26"),
    ).coverage;
    const markup = renderToStaticMarkup(<StaticMap document={document} stageCounts={stages} shownAt={700} />);
    const heads = [...markup.matchAll(/>(\d+)(?: of (\d+))? open</g)].map(([, open, total]) => [open, total]);
    expect(heads.map(([open]) => Number(open))).toEqual(
      Object.values(stages).map((counts) => openCount(counts)),
    );
    expect(heads[0]?.[1]).toBe(String(stages.build.inScope));
    expect(renderToStaticMarkup(<StaticMap document={document} shownAt={700} />)).not.toMatch(/\d open</);
  });

  it("says in the heads of the lanes of a comparison how many were open, and of how many where that is another number", () => {
    const document = laidOut(companyPipeline());
    const { stages } = publishedPosture(
      analyse(pipelineFromDocument(document), mappedCatalogue, "2026-11-26"),
    ).coverage;
    const { build, distribute, run } = stages;
    const before = {
      build: { ...build, declared: build.declared + 3 },
      distribute: { ...distribute, inScope: distribute.inScope + 5 },
      run,
    };
    const markup = renderToStaticMarkup(
      <StaticMap document={document} stageCounts={stages} stageCountsBefore={before} shownAt={1600} />,
    );
    const heads = [...markup.matchAll(/>([^<]* open)</g)].map(([, words]) => words);
    const now = [build, distribute, run].map((counts) => openCount(counts));
    expect(heads).toEqual([
      `${(now[0] ?? 0) - 3} → ${now[0]} of ${build.inScope} open`,
      `${(now[1] ?? 0) + 5} of ${distribute.inScope + 5} → ${now[1]} of ${distribute.inScope} open`,
      `${now[2]} of ${run.inScope} open`,
    ]);
  });

  it("says in the head of a narrow lane just its name, rather than over the next one", () => {
    const document = laidOut(companyPipeline());
    const { stages } = publishedPosture(
      analyse(pipelineFromDocument(document), mappedCatalogue, "2026-11-26"),
    ).coverage;
    const openAt = (shownAt: number) =>
      renderToStaticMarkup(<StaticMap document={document} stageCounts={stages} shownAt={shownAt} />).match(
        />Distribute(?:<tspan[^>]*>[^<]*open)?</,
      )?.[0];
    expect(openAt(960)).toMatch(/ of \d+ open<$/);
    expect(openAt(300)).toBe(">Distribute<");
  });

  it("draws an empty document", () => {
    expect(renderToStaticMarkup(<StaticMap document={aDocument([])} />)).toContain("The map is empty.");
  });

  it("cuts a long name and keeps the whole in its title", () => {
    const long = "A name that is far too long for one card on the map";
    const markup = renderToStaticMarkup(<StaticMap document={aDocument([node("a", long)])} />);
    expect(markup).toContain(`<title>${long}, CI</title>`);
    expect(markup).toMatch(/>A name that[^<]*<\/text>.*…<\/text>/s);
  });

  it("says what a card is in whole words, however small the map is seen", () => {
    const kinds = ["production-registry", "parent-registry", "source-repository", "service"] as const;
    const document = aDocument([
      ...kinds.map((kind, index) => ({
        ...node(kind, kind === "service" ? "A name in two lines" : "Tool"),
        kind,
        position: { x: 260 * index, y: 100 },
      })),
      { ...node("ci", "Jenkins"), buildsImages: true, position: { x: 0, y: 300 } },
    ]);
    let told = 0;
    for (let shownAt = 300; shownAt <= 1400; shownAt += 20) {
      const markup = renderToStaticMarkup(<StaticMap document={document} shownAt={shownAt} />);
      expect(markup, `at ${shownAt}`).not.toContain("…");
      told += Number(/>Production( registry)?</.test(markup));
    }
    expect(told).toBeGreaterThan(10);
  });

  it("is drawn for a phone with lanes one below the other, every name on it, within its width", () => {
    const nodes: readonly PipelineNode[] = [
      node("a", "Jenkins"),
      { ...node("b", "Harbor"), kind: "production-registry", stage: "distribute" },
      { ...node("c", "EKS prod"), kind: "orchestrator", stage: "run" },
    ];
    const edges = [{ id: "e", source: "a", target: "b", artifact: "image" as const }];
    const markup = renderToStaticMarkup(
      <PhonePicture document={aDocument(nodes, { edges })} counts={{}} checked={undefined} />,
    );
    const tops = ["Build", "Distribute", "Run"].map((stage) =>
      Number(markup.match(new RegExp(`y="([\\d.]+)"[^>]*>${stage}<`))?.[1]),
    );
    expect(tops).toEqual(tops.toSorted((one, other) => one - other));
    for (const { name } of nodes) expect(markup).toContain(`>${name}</text>`);
    expect(markup).not.toMatch(/\sstyle=/);
  });
});
