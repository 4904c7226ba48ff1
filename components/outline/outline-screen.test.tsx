import { renderToReadableStream } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { EditorProvider } from "@/lib/client/editor/editor-context";
import type { Role } from "@/lib/domain/contract/roles";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { aPipeline } from "@/lib/testing/builders";
import { plainQuery, type OutlineQuery } from "./outline-query";
import { OutlineScreen } from "./outline-screen";

/** The page as the server sends it. */
async function draw(
  document: PipelineDocument,
  query: Partial<OutlineQuery> = {},
  role: Role = "editor",
): Promise<string> {
  const stream = await renderToReadableStream(
    <EditorProvider
      pipelineId="p"
      userId="u"
      role={role}
      initial={JSON.stringify({ id: "p", revision: 0, document })}
    >
      <OutlineScreen pipelineId="p" query={{ ...plainQuery, ...query }} node={undefined} />
    </EditorProvider>,
  );
  await stream.allReady;
  return new Response(stream).text();
}

const document = aPipeline()
  .node("ci", { name: "Jenkins", owner: "Ana" })
  .node("registry", { name: "Harbor <b>" })
  .edge("ci", "registry", { automated: false })
  .toDocument();

describe("the outline as the server draws it", () => {
  it("names each node as the map does, in a list and in a table", async () => {
    for (const view of ["list", "table"] as const) {
      const markup = await draw(document, { view });
      expect(markup).toMatch(
        /aria-label="Jenkins, CI, Build, \d+ of \d+ not assessed, next: Harbor &lt;b&gt;"/,
      );
      expect(markup).toContain('href="/pipelines/p/gaps?node=ci"');
      expect(markup).not.toMatch(/\sstyle=|<b>/);
    }
  });

  it("offers nothing to who may only look that would be refused", async () => {
    const asViewer = await draw(document, { view: "table" }, "viewer");
    expect(asViewer).not.toMatch(/Add a node|>Delete<|Select all/);
    expect(asViewer.match(/<input/g)).toHaveLength(1);
    expect(asViewer).toContain("Harbor");
  });

  it("draws a screenful of a thousand nodes, and counts them all", async () => {
    let many = aPipeline();
    for (let index = 0; index < 1000; index++)
      many = many.node(`n${index}`, { position: { x: index * 300, y: 0 } });
    const markup = await draw(many.toDocument());
    expect(markup).toMatch(/Select all (<!-- -->)?1000/);
    expect(markup.match(/class="outline-row/g)).toHaveLength(60);
  });
});
