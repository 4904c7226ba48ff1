import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import { EditorProvider } from "@/lib/client/editor/editor-context";
import { PostureProvider } from "@/lib/client/posture/posture-context";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { Role } from "@/lib/domain/contract/roles";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { attackedPipeline } from "@/lib/testing/attacked-pipeline";
import { aPipeline } from "@/lib/testing/builders";
import { wayHeading } from "./way-section-list";
import { waysInCsv } from "./ways-in-csv";
import { waySectionRows } from "./ways-in-rows";
import { WaysInView } from "./ways-in-view";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

const today = "2026-11-27";
const document = attackedPipeline();
const pipeline = pipelineFromDocument(document);
const posture = analyse(pipeline, mappedCatalogue, today);

function draw(shown: PipelineDocument, row?: string, role: Role = "editor"): string {
  const drawn = pipelineFromDocument(shown);
  const current = {
    ...analyse(drawn, mappedCatalogue, today),
    revision: 0,
    catalogue: mappedCatalogue.version,
    analysedAt: `${today}T12:00:00Z`,
  };
  const query = { proof: "declared" as const, ...(row === undefined ? {} : { row }) };
  return renderToStaticMarkup(
    <EditorProvider
      pipelineId="p"
      userId="u"
      role={role}
      initial={JSON.stringify({ id: "p", revision: 0, document: shown })}
    >
      <PostureProvider>
        <WaysInView pipelineId="p" pipeline={drawn} posture={current} query={query} />
      </PostureProvider>
    </EditorProvider>,
  );
}

test("the heading of what is assumed says how many of its places are unguarded, and who has said nothing", () => {
  const assumed = { section: "assumed", count: 9, unguarded: 7 } as const;
  expect(wayHeading(assumed, "declared")).toEqual({
    title: "Assumed: questions are unanswered",
    means:
      "7 of them are unprotected until answered. Each names the question to answer. An unanswered question counts as open.",
  });
  expect(wayHeading({ ...assumed, unguarded: 9 }, "proven")).toEqual({
    title: "Assumed: no evidence answers",
    means: "Each names the question to answer. An unanswered question counts as open.",
  });
});

const textOf = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("the ways in of a map", () => {
  const sections = waySectionRows(
    pipeline,
    posture.waysIn.declared,
    posture.graph.targets.length,
    posture.bestChanges,
  );
  const titlesOf = (section: string) =>
    sections.find((one) => one.section === section)?.rows.map(({ title }) => title) ?? [];

  test("are what is said to be unguarded first, apart from what is assumed", () => {
    expect(sections[0]?.section).toBe("unguarded");
    expect(titlesOf("unguarded")).toEqual(
      expect.arrayContaining(["GitHub Marketplace → GitHub Actions", "GitHub Actions", "Ana's laptop"]),
    );
    const assumed = sections.find(({ section }) => section === "assumed")?.rows ?? [];
    expect(assumed.length).toBeGreaterThan(0);
    expect(assumed.every(({ isSaid }) => !isSaid)).toBe(true);
    expect(assumed.filter(({ question }) => question === undefined)).toEqual([]);
  });

  test("never say of an unguarded one that something stops it", () => {
    const unguarded = sections.flatMap(({ rows }) => rows).filter(({ state }) => state === "unguarded");
    expect(unguarded.flatMap(({ stops }) => stops)).toEqual([]);
    expect(
      unguarded.every(({ sentence }) => /no known control blocks (them|the attack)\.$/.test(sentence)),
    ).toBe(true);
  });

  test("open into their entries, what closes each, and the way", () => {
    const html = textOf(draw(document, "market-ci"));
    expect(html).toContain("An attacker moves a tag that GitHub Actions pulls from GitHub Marketplace");
    expect(html).toContain(
      "Packages, build tools and CI steps pinned by hash at GitHub Actions Not assessed",
    );
    expect(html).toContain("Shortest attack path");
    expect(html).toContain("Do this first");
    expect(html).not.toContain("Blocking controls");
  });

  test("are only read by those who may only look", () => {
    expect(draw(document, "market-ci", "viewer")).not.toMatch(/Plan it|Remove it|Say it/);
  });

  test("of a map without a target, or with nothing to begin at, are told as such", () => {
    expect(textOf(draw(aPipeline().toDocument()))).toContain("No targets yet");
    const started = aPipeline().node("app").node("cluster").edge("app", "cluster", { artifact: "container" });
    expect(textOf(draw(started.toDocument()))).not.toMatch(/\bsafe\b/i);
  });

  test("note what builds without a tool drawn", () => {
    expect(textOf(draw(document))).not.toContain("No tools drawn");
    const without = { ...document, edges: document.edges.filter(({ artifact }) => artifact !== "tool") };
    expect(textOf(draw(without))).toContain("No tools on the map for GitHub Actions");
  });

  test("are a file with a line for each way to begin", () => {
    const lines = waysInCsv(pipeline, posture.waysIn.declared, 1).trim().split("\r\n");
    expect(lines).toHaveLength(
      1 + posture.waysIn.declared.reduce((sum, { entries }) => sum + entries.length, 0),
    );
  });
});
