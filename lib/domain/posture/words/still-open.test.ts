import { describe, expect, test } from "vitest";
import { aPipeline, type PipelineBuilder } from "../../../testing/builders";
import { catalogue } from "../../catalogue/load";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import type { Policy } from "../../pipeline/document";
import { analyse } from "../analyse";
import { stillOpenSentence } from "./still-open";

const today = "2026-11-25";
const inPlace = { status: "implemented" } as const;

function say(map: PipelineBuilder, node: string, id: string, policy: Policy = {}): string | undefined {
  const pipeline = { ...map.build(), policy };
  const control = catalogue.controls.find((one) => one.id === id);
  if (!control) throw new Error(`There is no ${id}.`);
  const gate = analyse(pipeline, mappedCatalogue, today).gates.find((one) => one.control === id);
  return stillOpenSentence(pipeline, today, node, control, gate);
}

const review = "src-two-party-review";
const scan = "img-vuln-scan";
const straight = aPipeline()
  .node("laptop", { kind: "developer", name: "Ana's laptop" })
  .node("repository", { name: "Check-in" })
  .node("ci", { name: "Jenkins", buildsImages: true })
  .node("registry", { name: "ECR" })
  .node("host", { name: "Hosts" })
  .edge("laptop", "repository", { artifact: "code" })
  .edge("repository", "ci", { artifact: "code" })
  .edge("ci", "registry")
  .edge("registry", "host");

describe("what leaves a gate open that is said to be in place on a node", () => {
  test("the way does not pass the node", () => {
    expect(say(straight.edge("laptop", "registry").claim("ci", scan, inPlace), "ci", scan)).toBe(
      "A path past it is still open, which avoids Jenkins: Ana's laptop pushes straight to ECR, ECR to Hosts.",
    );
  });

  test("somebody works on the node by hand, past it", () => {
    expect(
      say(
        straight.edge("laptop", "ci", { artifact: "code", automated: false }).claim("ci", scan, inPlace),
        "ci",
        scan,
      ),
    ).toBe(
      "A path past it is still open, through a manual connection to Jenkins: Ana's laptop checks in to Jenkins, Jenkins to ECR, ECR to Hosts.",
    );
  });

  test("it is partial there, or its evidence has expired or speaks against it", () => {
    const evidence = {
      id: "e",
      title: "Scan",
      result: "supports",
      effective: "2026-01-01",
      expires: "2026-02-01",
    } as const;
    const ways = "Jenkins pushes to ECR, ECR to Hosts.";
    expect(say(straight.claim("ci", scan, { status: "partial" }), "ci", scan)).toBe(
      `A path past it is still open through Jenkins, because it is partial there, which does not count as in place: ${ways}`,
    );
    expect(say(straight.claim("ci", scan, { ...inPlace, evidence: [evidence] }), "ci", scan)).toBe(
      `A path past it is still open through Jenkins, because its evidence there has expired: ${ways}`,
    );
    const against = { ...evidence, result: "contradicts", expires: "2027-02-01" } as const;
    expect(say(straight.claim("ci", scan, { ...inPlace, evidence: [against] }), "ci", scan)).toBe(
      `A path past it is still open through Jenkins, because evidence contradicts it there: ${ways}`,
    );
  });

  test("it has no evidence, and so only closes the way by what people say", () => {
    expect(say(straight.claim("repository", review, inPlace), "repository", review)).toBe(
      "Counting declared and verified controls, no path past it is open. Counting verified ones only, one is: it has no evidence on Check-in.",
    );
  });

  test("it has evidence that nobody else has confirmed, or that counts on another day", () => {
    const evidence = { id: "e", title: "Settings", result: "supports", effective: "2026-11-01" } as const;
    const saidOf = (day: string, needsReview: Policy["needsReview"]) => {
      const map = straight.claim("repository", review, {
        ...inPlace,
        evidence: [{ ...evidence, effective: day }],
      });
      return say(map, "repository", review, { needsReview });
    };
    expect(saidOf("2026-11-01", ["verified"])).toBe(
      "Counting declared and verified controls, no path past it is open. Counting verified ones only, one is: its evidence on Check-in is pending approval.",
    );
    expect(saidOf("2026-12-24", [])).toBe(
      "Counting declared and verified controls, no path past it is open. Counting verified ones only, one is: none of its evidence on Check-in counts today.",
    );
  });

  test("nothing is said where it is proven, or where nobody says that it is in place", () => {
    const evidence = { id: "e", title: "Settings", result: "supports", effective: "2026-11-01" } as const;
    expect(
      say(straight.claim("repository", review, { ...inPlace, evidence: [evidence] }), "repository", review),
    ).toBeUndefined();
    expect(say(straight.claim("ci", scan, { status: "planned" }), "ci", scan)).toBeUndefined();
    expect(say(straight, "ci", scan)).toBeUndefined();
  });
});
