import { expect, test } from "vitest";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import type { Pipeline } from "../../pipeline/pipeline";
import { aPipeline } from "@/lib/testing/builders";
import { analyse } from "../analyse";

// The examples that docs/concepts/attack-paths.md tells.

const today = "2026-11-27";

function wayIn(pipeline: Pipeline, place: string) {
  const { waysIn, gates } = analyse(pipeline, mappedCatalogue, today);
  const row = waysIn.declared.find(({ places: [first] }) =>
    first && "node" in first ? first.node === place : first?.edge === place,
  );
  const verdictOf = (control: string) => gates.find((gate) => gate.control === control)?.declared.verdict;
  return { row, verdictOf };
}

const scanned = aPipeline()
  .node("laptop", { name: "Ana" })
  .node("repository")
  .node("market", { kind: "package-registry" })
  .node("ci", { buildsImages: true })
  .node("registry")
  .node("cluster", { technologies: ["eks"] })
  .edge("laptop", "repository", { artifact: "code" })
  .edge("repository", "ci", { artifact: "code" })
  .edge("market", "ci", { artifact: "tool", pinned: false })
  .edge("ci", "registry")
  .edge("registry", "cluster")
  .claim("ci", "img-vuln-scan", { status: "implemented" })
  .claim("ci", "img-sign", { status: "implemented" })
  .claim("cluster", "adm-image-signature", { status: "implemented" });

test("a scanner that turns is an unguarded way in, although the scan and the check of signatures hold", () => {
  const { row, verdictOf } = wayIn(scanned.build(), "market-ci");
  expect(row).toMatchObject({ state: "unguarded", said: true, unguarded: ["cluster"] });
  expect([verdictOf("img-vuln-scan"), verdictOf("adm-image-signature")]).toEqual(["holds", "holds"]);
  const pinned = scanned.claim("ci", "pin-dependencies", { status: "implemented" });
  expect(wayIn(pinned.build(), "market-ci").row?.state).toBe("closed");
});

const forked = aPipeline()
  .node("fork", { kind: "developer", external: true })
  .node("repository")
  .node("ci", { buildsImages: true, technologies: ["jenkins"] })
  .node("registry")
  .node("host")
  .edge("fork", "repository", { artifact: "code" })
  .edge("repository", "ci", { artifact: "code" })
  .edge("ci", "registry")
  .edge("registry", "host")
  .edge("ci", "host", { artifact: "credential" })
  .claim("repository", "src-two-party-review", { status: "implemented" });

test("a fork that builds is one too, review or not, until it runs without secrets", () => {
  expect(wayIn(forked.build(), "ci").row).toMatchObject({
    state: "unguarded",
    said: true,
    unguarded: ["host"],
  });
  const apart = forked.claim("ci", "ci-untrusted-code-isolation", { status: "implemented" });
  const change = wayIn(apart.build(), "ci").row?.entries.find(({ type }) => type === "untrusted-change");
  expect(change?.state).toBe("closed-as-declared");
});
