import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import { EditorProvider } from "@/lib/client/editor/editor-context";
import { catalogue } from "@/lib/domain/catalogue/load";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { Role } from "@/lib/domain/contract/roles";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { aPipeline } from "@/lib/testing/builders";
import type { Proof } from "@/lib/domain/posture/posture";
import { BypassesView } from "./bypasses-view";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

const today = "2026-11-25";

function draw(document: PipelineDocument, proof: Proof = "declared", role: Role = "editor"): string {
  const posture = {
    ...analyse(pipelineFromDocument(document), mappedCatalogue, today),
    revision: 0,
    catalogue: mappedCatalogue.version,
    analysedAt: `${today}T12:00:00Z`,
  };
  return renderToStaticMarkup(
    <EditorProvider
      pipelineId="p"
      userId="u"
      role={role}
      initial={JSON.stringify({ id: "p", revision: 0, document })}
    >
      <BypassesView pipelineId="p" document={document} posture={posture} proof={proof} />
    </EditorProvider>,
  );
}

/** The row of one gate, without its marks. */
function rowOf(html: string, control: string): string {
  const row = new RegExp(`<tr id="gate-${control}".*?</tr>`).exec(html)?.[0] ?? "";
  return row.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

// Two ways into one registry: through CI, and from a laptop past it. Reviews are in place in the repository alone.
const bypassed = aPipeline()
  .node("laptop", { name: "Ana's laptop" })
  .node("repository")
  .node("ci", { name: "Jenkins", buildsImages: true })
  .node("registry")
  .node("cluster", { technologies: ["kubernetes"] })
  .edge("laptop", "repository", { artifact: "code" })
  .edge("repository", "ci", { artifact: "code" })
  .edge("ci", "registry")
  .edge("laptop", "registry")
  .edge("registry", "cluster")
  .claim("repository", "src-two-party-review", { status: "implemented" })
  .claim("ci", "img-sign", { status: "implemented" })
  .toDocument();

describe("the ways past the gates", () => {
  test("are a table of every gate once, what is bypassed first", () => {
    const html = draw(bypassed);
    const shown = [...html.matchAll(/<tr id="gate-([^"]+)"/g)].flatMap(([, id]) => id ?? []);
    expect(shown.toSorted()).toEqual(
      catalogue.controls.flatMap(({ id, gate }) => (gate ? [id] : [])).toSorted(),
    );
    expect(shown[0]).toBe("src-two-party-review");
    expect(html).not.toContain("style=");
  });

  test("say the verdict, the way hop by hop, the targets out of all and the fix, or which connection makes it impossible", () => {
    const html = draw(bypassed);
    const review = rowOf(html, "src-two-party-review");
    expect(review).toContain("Bypassed");
    expect(review).toContain(
      "Ana&#x27;s laptop pushes straight to registry, registry to cluster: nothing on this path requires two-person review.",
    );
    expect(review).toContain("1 of 1 target");
    expect(review).toContain("It is in place on the one node that can enforce it");
    expect(review).toContain(
      "This gate can&#x27;t block the path to cluster: Ana&#x27;s laptop pushes straight to registry.",
    );
    const signature = rowOf(html, "adm-image-signature");
    expect(signature).toContain("Not assessed");
    expect(signature).toContain("on cluster: this closes every open path to the one target.");
    expect(signature).toContain("put it in place: it is not assessed");
    expect(signature).toContain("Plan it");
  });

  test("lead to the way on the map, and to the claims behind each number", () => {
    const html = draw(bypassed);
    expect(html).toContain('href="/pipelines/p?finding=src-two-party-review"');
    expect(html).toContain('href="/pipelines/p?node=repository&amp;control=src-two-party-review"');
    expect(html).toMatch(
      /Do this first.*Remove Ana&#x27;s laptop → registry.*Unprotected entry points: \d+ → \d+/,
    );
    expect(html).toContain("Jenkins signs, but no check is known on this path");
    expect(html).toContain('href="/pipelines/p?node=ci&amp;control=img-sign"');
    expect(html).toContain("Sign and verify: in place in 1 of 2 places");
    expect(html).toMatch(/Every path to cluster passes registry: \d+ gates are not assessed here\./);
  });

  test("offer nothing to who may only look", () => {
    expect(draw(bypassed, "declared", "viewer")).not.toContain("Plan it");
  });

  test("as proven count current evidence alone", () => {
    expect(rowOf(draw(bypassed, "proven"), "src-two-party-review")).toContain("Not in place");
  });
});

describe("where no gate is open it says in words what that means", () => {
  test("nothing runs containers", () => {
    expect(draw(aPipeline().toDocument())).toContain("Nothing to protect yet");
    const html = draw(aPipeline().node("ci").node("cluster").toDocument());
    expect(html).toContain("1 node could run containers: connect it.");
    expect(html).not.toContain("Plan it");
  });

  test("no node can carry a gate", () => {
    const html = draw(aPipeline().node("laptop").node("app").edge("laptop", "app").toDocument());
    expect(html).toContain("No gate applies to this map</h2>");
    expect(html).not.toContain("Draw where code and images come from.");
  });

  test("all gates that can be in place are", () => {
    const document = aPipeline()
      .node("argo")
      .node("app")
      .edge("argo", "app", { artifact: "manifest" })
      .toDocument();
    const gates = catalogue.controls.filter(({ gate }) => gate).map(({ id }) => id);
    const claims = document.nodes.flatMap(({ id: node }) =>
      gates.map((control) => ({ node, control, status: "implemented" as const })),
    );
    const html = draw({ ...document, claims });
    expect(html).toContain("No gate is bypassed");
    expect(html).toMatch(/Show the \d+ without current evidence/);
  });
});
