import { renderToStaticMarkup } from "react-dom/server";
import type { ReactElement } from "react";
import { describe, expect, it } from "vitest";
import { catalogue } from "@/lib/domain/catalogue/load";
import { workedExamples } from "@/lib/domain/catalogue/templates/worked-examples";
import { checkedOn } from "@/lib/testing/followed";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { coverageOf } from "@/lib/domain/posture/coverage/coverage-of";
import { lookAttributes } from "./look-attributes";
import { MapPicture } from "./map-picture";
import { mapSvg } from "./map-svg";
import { svgText } from "./svg-text";

const day = "2026-11-24";

function pictureOf(document: PipelineDocument): ReactElement {
  const pipeline = pipelineFromDocument(document);
  return (
    <MapPicture
      document={document}
      coverage={coverageOf(pipeline, catalogue, day)}
      checked={checkedOn(pipeline, day)}
      worst={new Map()}
      day={day}
    />
  );
}

/** The tags and texts of a picture: each tag's attributes by name, classes said as attributes, quotes in texts plain. */
function partsOf(markup: string): readonly string[] {
  const body = markup.replace(/^<\?xml[^>]*>\n/, "").trim();
  return (body.match(/<[a-z][^>]*>|[^<>]+(?=<)/g) ?? []).map((part) => {
    const tag = /^<([a-z]+)/.exec(part)?.[1];
    if (tag === undefined) return part.replaceAll("&#x27;", "'");
    const attributes = new Map(
      [...part.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [
        name,
        value.replaceAll("&#x27;", "'"),
      ]),
    );
    const look = lookAttributes(attributes.get("class") ?? "");
    for (const [name, value] of look) attributes.set(name, value);
    for (const name of ["class", "xmlns", "aria-hidden"]) attributes.delete(name);
    return `${tag} ${[...attributes]
      .map(([name, value]) => `${name}=${value}`)
      .toSorted()
      .join(" ")}`;
  });
}

describe("a picture as a file", () => {
  it("is what React draws, icons included, with every look as an attribute", () => {
    for (const { document } of workedExamples) {
      const picture = pictureOf(document);
      const [own, of] = [svgText(picture), renderToStaticMarkup(picture)];
      expect(own).not.toMatch(/ class=| style=|href=|<script|<foreignObject/);
      expect(partsOf(own)).toEqual(partsOf(of));
      expect(partsOf(own).filter((part) => part.startsWith("path")).length).toBeGreaterThan(40);
    }
  });

  it("has nothing in it that a name wrote", () => {
    const [example] = workedExamples;
    if (!example) throw new Error("There is an example.");
    const hostile = `</text></svg><script>alert(1)</script> "'&\u{1F680}`;
    const { document } = example;
    const svg = mapSvg(
      pipelineFromDocument({
        ...document,
        name: hostile,
        nodes: document.nodes.map((node) => ({ ...node, name: hostile })),
      }),
      day,
      new Set(),
    );
    expect(svg).not.toContain("<script");
    expect(svg.match(/<\/svg>\n$/)).not.toBeNull();
    expect(svg.match(/&(?!amp;|lt;|gt;|quot;)/)).toBeNull();
  });

  it("is not drawn by what only a page can call", () => {
    expect(() => svgText(<svg>{{ toString: () => "x" } as never}</svg>)).toThrow("A picture");
  });
});

it("shows what turns direction as a mark", () => {
  expect(svgText(<text>{"gnp\u202eexe"}</text>)).toContain("<text>gnp[U+202E]exe</text>");
});
