import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { articleTemplates } from "@/lib/domain/catalogue/templates/article";
import { catalogue } from "@/lib/domain/catalogue/load";
import { followContainer } from "@/lib/domain/follow/trail";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { followed } from "@/lib/testing/followed";
import { LineStrip } from "./line-strip";
import { LineText } from "./line-text";

const [article] = articleTemplates;
if (!article) throw new Error("The article's template is gone.");
const { document } = article;
const follow = (part: Partial<PipelineDocument> = {}) =>
  followed(pipelineFromDocument({ ...document, ...part }), "2026-11-24");
const evidence = [{ id: "v", title: "Admission log", result: "supports" as const, effective: "2026-11-01" }];
const signed = {
  node: "orchestrator",
  control: "adm-image-signature",
  status: "implemented" as const,
  evidence,
};

describe("the strip", () => {
  test("draws dots where nothing checks, a whole line where something does, and names what does", () => {
    const bare = renderToStaticMarkup(<LineStrip trail={follow()} />);
    expect(bare.match(/stroke-dasharray/g)).toHaveLength(6);
    const pipeline = pipelineFromDocument({ ...document, claims: [signed] });
    const checked = new Set(["e5-pull", "e6-deploy"]);
    const trail = followContainer(pipeline, catalogue, "2026-11-24", checked);
    const markup = renderToStaticMarkup(<LineStrip trail={trail} />);
    expect(markup.match(/stroke-dasharray/g)).toHaveLength(4);
    expect(markup).toMatch(
      /Verified<\/span><\/span><span>Signature and provenance check before anything runs/,
    );
    expect(markup).toContain("On from Jenkins");
  });

  test("has no style attribute, and shows names as text and nothing else", () => {
    const nodes = document.nodes.map((node) => ({ ...node, name: `<img src=x onerror="a"> ${node.name}` }));
    const trail = follow({ nodes, claims: [signed] });
    const markup = renderToStaticMarkup(
      <>
        <LineStrip trail={trail} />
        <LineText trail={trail} id="text" />
      </>,
    );
    expect(markup).not.toMatch(/<img|\sstyle=/i);
  });
});

test("the text has a sentence for each connection, with every control and its proof beside it", () => {
  const trail = follow({ claims: [signed] });
  const markup = renderToStaticMarkup(<LineText trail={trail} id="text" />);
  expect(markup.match(/<ol/g)).toHaveLength(1);
  expect(markup).toContain("Developer checks code in to Check-in manually.");
  expect(markup).toContain(
    "Gate: Signature and provenance check before anything runs, at Kubernetes, proof: Admission log",
  );
});
