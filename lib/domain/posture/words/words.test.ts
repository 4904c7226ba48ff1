import { describe, expect, test } from "vitest";
import { aVerdict } from "../../../testing/a-posture";
import { articleTemplates } from "../../catalogue/templates/article";
import type { Control } from "../../catalogue/catalogue";
import { catalogue } from "../../catalogue/load";
import type { ClaimStatus, PipelineDocument, PipelineEdge, PipelineNode } from "../../pipeline/document";
import { type Pipeline, pipelineFromDocument } from "../../pipeline/pipeline";
import { effectiveStatuses } from "../coverage/effective-status";
import { chainFindings, type OpenCounts, type VerdictName, verdicts } from "../posture";
import { chainSentence, chainWords } from "./chain-sentence";
import { fixSentence, placesOfFix, stepWords } from "./fix-sentences";
import { gatesWithWords } from "./gate-checks";
import { gatesSentence } from "./gates-sentence";
import { openWaySentence, verdictSentence } from "./verdict-sentence";
import type { Proof } from "../posture";
import { isOpenVerdict, verdictOrder, verdictWords } from "./verdict-words";
import { hopsAlong } from "./way-hops";

const article = requireArticle();

function requireArticle() {
  const [first] = articleTemplates;
  if (!first) throw new Error("The article's template is gone.");
  return first;
}
const laptop: PipelineNode = {
  id: "laptop",
  kind: "developer",
  name: "Ana's laptop",
  stage: "build",
  position: { x: 0, y: 0 },
};
const push: PipelineEdge = {
  id: "e0-push",
  source: "laptop",
  target: "production-registry",
  artifact: "image",
  automated: false,
};
const drawn: PipelineDocument = {
  ...article.document,
  nodes: [...article.document.nodes, laptop],
  edges: [...article.document.edges, push],
};
const pipeline = pipelineFromDocument(drawn);

function requireControl(id: string): Control {
  const control = catalogue.controls.find((one) => one.id === id);
  if (!control) throw new Error(`No control ${id}`);
  return control;
}
const signature = requireControl("adm-image-signature");
const immutableTags = requireControl("reg-immutable-tags");
const known = { catalogue, today: "2026-11-24" };

/** The article's map with that said of the check of signatures. */
function withClaims(statuses: Readonly<Record<string, ClaimStatus>>): Pipeline {
  const claims = Object.entries(statuses).map(([node, status]) => ({ node, control: signature.id, status }));
  return pipelineFromDocument({ ...drawn, claims });
}
const scan = requireControl("img-vuln-scan");
const byLaptop = ["laptop", "production-registry", "orchestrator", "hosts"];
const byCi = ["developer", "check-in", "ci", "production-registry", "orchestrator", "hosts"];

describe("an open way", () => {
  test("is told hop by hop, with what is not done on it", () => {
    expect(
      openWaySentence(
        withClaims({ orchestrator: "missing" }),
        known,
        signature,
        aVerdict({ verdict: "stands-nowhere", witness: byLaptop }),
        "declared",
      ),
    ).toBe(
      "Ana's laptop pushes straight to Production registry, Production registry to Kubernetes, Kubernetes to Container hosts: nothing on this path verifies a signature.",
    );
    expect(openWaySentence(pipeline, known, scan, aVerdict({ witness: byCi }), "proven")).toBe(
      "Developer checks in to Check-in, Check-in to Jenkins, Jenkins to Production registry, Production registry to Kubernetes, Kubernetes to Container hosts: no current evidence shows that anything on this path scans the image for vulnerabilities.",
    );
  });

  test("says of what nobody has assessed that it is not known", () => {
    const say = (map: Pipeline) =>
      openWaySentence(map, known, immutableTags, aVerdict({ witness: byLaptop }), "declared")?.split(": ")[1];
    expect(say(pipeline)).toBe("it is not assessed whether anything on this path makes tags immutable.");
    const two = pipelineFromDocument({
      ...drawn,
      nodes: drawn.nodes.map((node) =>
        node.id === "laptop" ? { ...node, kind: "production-registry" as const } : node,
      ),
      claims: [{ node: "laptop", control: immutableTags.id, status: "planned" }],
    });
    expect(say(two)).toBe("nothing known on this path makes tags immutable (1 planned and 1 not assessed).");
  });

  test("past a check in place says whose unsigned images pass it", () => {
    const fix = { nodes: [], cost: 2, leaves: [], unsigned: ["ci", "laptop"] };
    const say = (proof: Proof) =>
      openWaySentence(
        withClaims({ orchestrator: "implemented" }),
        known,
        signature,
        aVerdict({ witness: byLaptop, fix }),
        proof,
      )
        ?.split(": ")
        .slice(1)
        .join(": ");
    expect(say("declared")).toBe(
      `Kubernetes has “${signature.title}” in place, but it is not enforced: unsigned images from Ana's laptop pass.`,
    );
    expect(say("proven")).toMatch(/^no current evidence shows/);
  });

  test("of one node says that it begins where it ends", () => {
    expect(openWaySentence(pipeline, known, signature, aVerdict({ witness: ["hosts"] }), "declared")).toBe(
      "Container hosts is both start and target: nothing on this path verifies a signature.",
    );
  });

  test("names a gate that the table does not know by its title", () => {
    const own = { ...signature, id: "own-gate", title: "Ask Ben" };
    expect(openWaySentence(pipeline, known, own, aVerdict({ witness: byLaptop }), "declared")).toMatch(
      "Ana's laptop pushes straight to Production registry, Production registry to Kubernetes, Kubernetes to Container hosts: nothing on this path enforces “Ask Ben”.",
    );
  });

  test("that is long counts the connections in its middle", () => {
    const ids = Array.from({ length: 12 }, (_, index) => `n${index}`);
    const long = pipelineFromDocument({
      ...article.document,
      nodes: ids.map((id): PipelineNode => ({ ...laptop, id, kind: "ci", name: id })),
      edges: ids.slice(1).map((id, index): PipelineEdge => ({
        id: `e${id}`,
        source: `n${index}`,
        target: id,
        artifact: "image",
      })),
      images: [],
    });
    expect(openWaySentence(long, known, signature, aVerdict({ witness: ids }), "declared")).toBe(
      "n0 sends an image to n1, n1 to n2, n2 to n3, n3 to n4, n4 to n5, 4 more connections, n9 to n10, n10 to n11: nothing on this path verifies a signature.",
    );
  });

  test("is absent where there is none", () => {
    expect(openWaySentence(pipeline, known, signature, aVerdict(), "declared")).toBeUndefined();
  });
});

describe("the connections along a way", () => {
  test("are those that the gate looks at where two nodes have several, credentials last", () => {
    const both = pipelineFromDocument({
      ...article.document,
      edges: [
        { id: "a-right", source: "production-registry", target: "orchestrator", artifact: "credential" },
        { id: "b-order", source: "production-registry", target: "orchestrator", artifact: "manifest" },
        { id: "c-image", source: "production-registry", target: "orchestrator", artifact: "image" },
      ],
    });
    const toldOf = (about: "content" | "orders" | "any") =>
      hopsAlong(both, ["production-registry", "orchestrator"], about).map(({ edge }) => edge.id);
    expect([toldOf("content"), toldOf("orders"), toldOf("any")]).toEqual([
      ["c-image"],
      ["b-order"],
      ["b-order"],
    ]);
  });

  test("leave out what is gone", () => {
    expect(hopsAlong(pipeline, ["laptop", "gone", "hosts"])).toEqual([]);
  });
});

describe("verdicts", () => {
  const say = (
    fields: Parameters<typeof aVerdict>[0],
    control: Control = signature,
    targets = ["hosts", "more"],
  ) => verdictSentence({ control, verdict: aVerdict(fields), proof: "declared", targets });

  test("are said with what they are out of", () => {
    expect(say({ verdict: "holds" })).toBe("Every path to all 2 targets passes a node where it is in place.");
    expect(say({ verdict: "bypassed", exposedTargets: ["hosts"] })).toBe(
      "It is in place, but not on every path: 1 of 2 targets can be reached without it.",
    );
    const nowhere = (open?: OpenCounts) =>
      say({ verdict: "stands-nowhere", exposedTargets: ["hosts"], ...(open ? { open } : {}) }, signature, [
        "hosts",
      ]);
    expect(nowhere({ missing: 2, planned: 1 })).toBe(
      "It is not in place on any node (2 missing and 1 planned): the one target can be reached without it.",
    );
    expect(nowhere({ missing: 1, notAssessed: 4 })).toBe(
      "It is not known to be in place on any node (1 missing and 4 not assessed): the one target can be reached without it.",
    );
    expect(nowhere({ notAssessed: 4 })).toBe(
      "It is not assessed on any of the 4 nodes that could enforce it. Unless it is in place, the one target can be reached without it.",
    );
    expect(nowhere()).toBe(
      "It is not known to be in place on any node: the one target can be reached without it.",
    );
    expect(
      say({ verdict: "bypassed", exposedTargets: ["hosts"], open: { missing: 1, notAssessed: 2 } }),
    ).toBe(
      "It is in place, but not known to be on every path (elsewhere 1 missing and 2 not assessed): 1 of 2 targets can be reached without it.",
    );
  });

  test("without a place say which kinds, and which products, could carry the gate", () => {
    expect(say({ verdict: "no-place", placeKinds: ["delivery", "source-repository"] })).toBe(
      "No node here can enforce it: it belongs on a source repository or delivery.",
    );
    expect(
      say(
        { verdict: "no-place", placeKinds: ["production-registry"] },
        requireControl("harbor-project-policies"),
      ),
    ).toBe("No node here can enforce it: it belongs on a production registry that counts as harbor.");
  });

  test("are counted so that the parts add up to all gates", () => {
    const all = (...names: readonly VerdictName[]) =>
      gatesSentence(names.map((verdict) => aVerdict({ verdict })));
    expect(
      all("bypassed", "stands-nowhere", "stands-nowhere", "holds", "nothing-enters", "no-place", "no-place"),
    ).toBe(
      "1 of 7 gates is bypassed, 2 are not known to be in place, 1 holds, 1 has nothing to check and 2 do not apply to this map.",
    );
    expect(all("stands-nowhere", "stands-nowhere", "holds")).toBe(
      "2 of 3 gates are not known to be in place and 1 holds.",
    );
    const nowhere = (...open: readonly OpenCounts[]) =>
      gatesSentence(open.map((one) => aVerdict({ verdict: "stands-nowhere", open: one })));
    expect(nowhere({ missing: 2 }, { planned: 1 })).toBe("2 of 2 gates are not in place.");
    expect(nowhere({ notAssessed: 2 }, { notAssessed: 1 })).toBe("2 of 2 gates are not assessed.");
    expect(nowhere({ missing: 1 }, { missing: 1, notAssessed: 1 }, { notAssessed: 1 })).toBe(
      "3 of 3 gates are not in place (1 not assessed, 1 partly assessed).",
    );
    expect(all("holds", "holds", "no-place")).toBe(
      "No gate is bypassed: 2 of 3 gates hold and 1 does not apply to this map.",
    );
    expect(all("nothing-enters", "no-place")).toBe(
      "No gate is bypassed: 1 of 2 gates has nothing to check and 1 does not apply to this map.",
    );
    expect(all("nothing-to-protect")).toMatch(/^Nothing on the map runs containers yet/);
  });
});

describe("fixes", () => {
  test("name every node of the set, and how much it closes", () => {
    const fix = { nodes: ["ci"], cost: 1, leaves: [] };
    expect(fixSentence(pipeline, scan, fix, 1)).toBe(
      "Put “Vulnerability scan that fails the build by policy” on Jenkins: this closes every open path to the one target.",
    );
    expect(
      fixSentence(pipeline, scan, { ...fix, nodes: ["ci", "orchestrator"], leaves: ["hosts"] }, 3),
    ).toMatch(
      "Put “Vulnerability scan that fails the build by policy” on Jenkins and Kubernetes: this closes every open path to 2 of the 3 exposed targets.",
    );
    expect(fixSentence(pipeline, scan, { ...fix, nodes: [] }, 1)).toBeUndefined();
    const unsigned = { ...fix, nodes: [], unsigned: ["ci"] };
    expect(fixSentence(pipeline, signature, unsigned, 1)).toBe(
      "Sign the artifacts of Jenkins: this closes every open path to the one target.",
    );
    expect(fixSentence(pipeline, signature, { ...unsigned, nodes: ["orchestrator"] }, 1)).toBe(
      `Sign the artifacts of Jenkins and put “${signature.title}” on Kubernetes: this closes every open path to the one target.`,
    );
    expect(fixSentence(pipeline, signature, { ...unsigned, unsigned: ["ci", "laptop"] }, 1)).toBe(
      "Sign the artifacts of Jenkins and route the artifacts of Ana's laptop through a node that signs: this closes every open path to the one target.",
    );
    expect(placesOfFix(pipeline, signature, { ...unsigned, nodes: ["orchestrator"] })).toEqual([
      { node: "ci", control: "img-sign" },
      { node: "orchestrator", control: signature.id },
    ]);
    expect(fixSentence(pipeline, scan, { ...fix, maybeDearer: true }, 1)).toMatch(
      /to the one target\. A cheaper set may exist: .* to try all sets\.$/,
    );
  });
});

test("findings about signatures say who signs or checks, and on which way it fails", () => {
  const path = ["ci", "production-registry", "orchestrator", "hosts"];
  expect(chainSentence(pipeline, { finding: "signed-never-checked", node: "ci", path })).toBe(
    "Jenkins signs, but no check is known on this path: Jenkins pushes to Production registry, Production registry to Kubernetes, Kubernetes to Container hosts.",
  );
  expect(
    chainSentence(pipeline, {
      finding: "checked-not-signed",
      node: "orchestrator",
      path: byLaptop.slice(0, 3),
    }),
  ).toMatch(
    "Kubernetes checks signatures, but no signing is known on this path: Ana's laptop pushes straight to Production registry, Production registry to Kubernetes. Unless something signs the image, it is refused or there is an exception.",
  );
  expect(chainSentence(pipeline, { finding: "signed-too-early", node: "ci", path })).toMatch(
    "Jenkins signs, but a later build creates another image, and no signing of that is known: Jenkins pushes to Production registry, Production registry to Kubernetes, Kubernetes to Container hosts.",
  );
});

test("every gate that has words of its own is in the catalogue", () => {
  const gates = catalogue.controls.flatMap(({ id, gate }) => (gate ? [id] : []));
  expect(gatesWithWords.toSorted()).toEqual(gates.toSorted());
});

test("every verdict and finding has one name, and what is open comes first", () => {
  expect(verdictOrder.toSorted()).toEqual(verdicts.toSorted());
  expect(verdictOrder.filter(isOpenVerdict)).toEqual(verdictOrder.slice(0, 2));
  expect(
    new Set([
      ...verdicts.map((verdict) => verdictWords[verdict].word),
      ...chainFindings.map((finding) => chainWords[finding]),
    ]).size,
  ).toBe(verdicts.length + chainFindings.length);
});

test("what is left to do on a node of a fix differs with what is said of it", () => {
  const open = effectiveStatuses.filter((status) => status !== "verified");
  expect(new Set(open.map(stepWords)).size).toBe(open.length);
});
