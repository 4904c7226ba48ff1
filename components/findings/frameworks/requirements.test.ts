import { describe, expect, test } from "vitest";
import { aPipeline, type PipelineBuilder } from "@/lib/testing/builders";
import { frameworkById } from "@/lib/domain/catalogue/frameworks";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { analyse } from "@/lib/domain/posture/analyse";
import { assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { createPairsOf } from "@/lib/domain/posture/coverage/pairs-by-control";
import { linkNumbers } from "../number-links";
import { frameworkSentence, frameworkNumbers } from "./framework-sentence";
import { supportingIn } from "../answering-controls";
import { frameworksCsv } from "./frameworks-csv";
import { type FrameworkRows, requirementRows } from "./requirements";
import { standingText } from "../pair-counts";

const today = "2026-11-24";

function rowsOf(builder: PipelineBuilder, id: string): FrameworkRows {
  const [pipeline, framework] = [builder.build(), frameworkById(id)];
  if (!framework) throw new Error(`no framework ${id}`);
  const pairsOf = createPairsOf(assessmentsOf(pipeline, mappedCatalogue, today));
  return requirementRows(
    framework,
    analyse(pipeline, mappedCatalogue, today).frameworks.declared,
    supportingIn(pipeline).get(id),
    pairsOf,
    "declared",
  );
}

const drawn = aPipeline()
  .node("ci", { name: "Jenkins", technologies: ["jenkins"], buildsImages: true, owner: "Build team" })
  .node("registry")
  .edge("ci", "registry");

describe("the requirements of a framework", () => {
  test("are those that some control supports; the others are named apart, and none is lost", () => {
    const { rows, unsupported } = rowsOf(drawn, "nist-ssdf-1.1");
    const items = frameworkById("nist-ssdf-1.1")?.items ?? [];
    expect(unsupported.length).toBeGreaterThan(0);
    expect(new Set([...rows.map(({ item }) => item.id), ...unsupported.map(({ id }) => id)])).toEqual(
      new Set(items.map(({ id }) => id)),
    );
    expect(rows.length + unsupported.length).toBe(items.length);
  });

  test("say what the pairs behind them add up to", () => {
    const { rows } = rowsOf(drawn.claim("ci", "img-provenance", { status: "implemented" }), "slsa-1.2");
    const row = rows.find(({ item }) => item.id === "build.provenance-exists");
    expect(row).toMatchObject({ status: "met", standing: 1, inScope: 1, section: "Build track" });
    expect(row?.pairs.map(({ node, control, status }) => [node.id, control.id, status])).toEqual([
      ["ci", "img-provenance", "declared"],
    ]);
    for (const { status, standing, inScope } of rows) {
      if (status === "met") expect(standing).toBe(inScope);
      if (status === "not-applicable") expect(inScope).toBe(0);
      if (status === "unmet") expect(standing).toBe(0);
    }
  });

  test("that apply to nothing are not applicable, and not counted among what could be met", () => {
    const { rows } = rowsOf(drawn, "slsa-1.2");
    expect(
      rows.filter(({ section, status }) => section === "Source track" && status !== "not-applicable"),
    ).toEqual([]);
    expect(frameworkSentence(rows)).toBe("0 of 11 requirements that apply here are met, 11 unmet.");
  });
});

describe("words about what is in place", () => {
  const counts = { inScope: 8, standing: 3, notAssessed: 2, notApplicable: 1 };

  test("give what it is out of, and what nobody has assessed", () => {
    expect(standingText(counts)).toBe("3 of 8 in place, 2 not assessed");
    expect(standingText({ ...counts, inScope: 1, standing: 1, notAssessed: 0 })).toBe("1 of 1 in place");
    expect(standingText({ ...counts, inScope: 0, standing: 0 })).toBe("all not applicable");
    expect(standingText({ inScope: 0, standing: 0, notAssessed: 0, notApplicable: 0 })).toBe(
      "applies to no node here",
    );
  });

  test("of a whole framework read as a sentence", () => {
    const of = (...statuses: ("met" | "partly" | "unmet" | "not-applicable")[]) =>
      frameworkSentence(statuses.map((status) => ({ status })));
    expect(of("met", "partly", "unmet", "not-applicable")).toBe(
      "1 of 3 requirements that apply here is met, 1 partly, 1 unmet.",
    );
    expect(of("met", "met")).toBe("All 2 requirements that apply here are met.");
    const rows = (["met", "partly", "partly", "unmet", "not-applicable"] as const).map((status) => ({
      status,
    }));
    const parts = linkNumbers(
      frameworkSentence(rows),
      frameworkNumbers(rows, (asked) => asked),
    );
    expect(parts.flatMap((part) => (typeof part === "string" ? [] : [`${part.count} ${part.href}`]))).toEqual(
      ["1 met", "4 applicable", "2 partly", "1 unmet"],
    );
    expect(of("not-applicable")).toBe("None of its requirements applies to this map.");
  });
});

describe("the table for a spreadsheet", () => {
  const framework = frameworkById("nist-ssdf-1.1");
  if (!framework) throw new Error("no framework");
  const csv = frameworksCsv(
    framework,
    rowsOf(drawn.claim("ci", "ci-access-control", { status: "planned", due: "2026-12-01" }), framework.id),
    "declared",
  );
  const lines = csv.trimEnd().split("\r\n");

  test("has a row for each claim behind a requirement, with who owns it and when it is due", () => {
    expect(lines[0]).toMatch(/^"Framework","Version","Section","Requirement","Title","Result"/);
    const planned = lines.filter((line) => line.includes('"ci-access-control"'));
    expect(planned.length).toBeGreaterThan(0);
    expect(planned[0]).toMatch(/"Jenkins","CI( system)?","Build","Planned","Build team","2026-12-01","ci"$/);
  });

  test("says beside a status that it waits for a second person", () => {
    const map = drawn.claim("ci", "ci-access-control", { status: "not-applicable", reason: "None" }).build();
    const asked = { ...map, policy: { needsReview: ["not-applicable" as const] } };
    const rows = requirementRows(
      framework,
      analyse(asked, mappedCatalogue, today).frameworks.declared,
      supportingIn(asked).get(framework.id),
      createPairsOf(assessmentsOf(asked, mappedCatalogue, today)),
      "declared",
    );
    const line = frameworksCsv(framework, rows, "declared")
      .split("\r\n")
      .find((one) => one.includes('"ci-access-control"'));
    expect(line).toContain('"Not assessed, approval pending: marked not applicable"');
  });

  test("names every item of the framework, those that no control supports in words", () => {
    for (const { id } of framework.items)
      expect(
        lines.some((line) => line.includes(`"${id}"`)),
        id,
      ).toBe(true);
    expect(lines.filter((line) => line.includes('"No control supports it"'))).toHaveLength(31);
  });
});
