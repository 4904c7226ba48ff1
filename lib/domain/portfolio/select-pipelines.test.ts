import { describe, expect, test } from "vitest";
import { someCounts } from "../../testing/some-counts";
import { portfolioCsv } from "./portfolio-csv";
import { openWayWords, portfolioSentence } from "./portfolio-sentence";
import { type ListedPipeline, type PortfolioQuery, selectPipelines } from "./select-pipelines";

const none = someCounts();
const open = (missing: number) => ({ ...none, applicable: missing, inScope: missing, missing });

function listed(name: string, fields: Partial<ListedPipeline> = {}, openInBuild = 0): ListedPipeline {
  return {
    id: name,
    name,
    revision: 0,
    updatedAt: "2026-11-01T00:00:00.000Z",
    updatedBy: "Ana",
    owner: "",
    tags: [],
    tools: [],
    openBefore: [],
    coverage: {
      stages: { build: open(openInBuild), distribute: none, run: none },
      nodes: 1,
      edges: 0,
      technologies: [],
    },
    ...fields,
  };
}

const shop = listed(
  "Web shop",
  { openGates: 3, bypasses: 2, owner: "Ana", tags: ["pci"], tools: ["harbor"] },
  5,
);
const orders = listed(
  "Orders",
  { openGates: 1, bypasses: 0, owner: "ben", tags: ["pci", "aws"], openBefore: [9] },
  7,
);
const search = listed(
  "Search",
  { openGates: 0, bypasses: 0, owner: " ANA ", tools: ["argo-cd"], openBefore: [1] },
  2,
);
const fraud = listed("Fraud", {}, 40);
const all = [search, fraud, shop, orders];
const usual: PortfolioQuery = { show: "all", sort: "open" };
const names = (query: Partial<PortfolioQuery>) =>
  selectPipelines(all, { ...usual, ...query }, ["Ana", "ana@example.test"]).map(({ name }) => name);

describe("the list of pipelines", () => {
  test("begins with most ways in, then most open gates, then most open controls", () => {
    expect(names({})).toEqual(["Web shop", "Orders", "Fraud", "Search"]);
    const entered = listed("Unspoken of", { waysIn: 1 });
    expect(selectPipelines([...all, entered], usual, [])[0]).toBe(entered);
  });

  test.each<[string, Partial<PortfolioQuery>, readonly string[]]>([
    ["words in the name", { q: "sh WEB" }, ["Web shop"]],
    ["a tool by the catalogue's name", { q: "argo cd" }, ["Search"]],
    ["a tag", { q: "aws" }, ["Orders"]],
    ["those with an open way", { show: "open" }, ["Web shop", "Orders"]],
    ["mine, however the owner is written", { show: "mine" }, ["Web shop", "Search"]],
    ["one tag", { tag: "pci" }, ["Web shop", "Orders"]],
    ["one owner", { owner: "Ben" }, ["Orders"]],
    ["nobody's", { owner: "" }, ["Fraud"]],
  ])("finds %s", (_what, query, found) => {
    expect(names(query)).toEqual(found);
  });

  test.each<[PortfolioQuery["sort"], readonly string[]]>([
    ["name", ["Fraud", "Orders", "Search", "Web shop"]],
    ["build", ["Fraud", "Orders", "Web shop", "Search"]],
    ["owner", ["Web shop", "Search", "Orders", "Fraud"]],
    ["change", ["Search", "Orders", "Web shop", "Fraud"]],
  ])("sorts by %s, and the other way round", (sort, sorted) => {
    expect(names({ sort })).toEqual(sorted);
    expect(names({ sort, order: "reversed" })).toEqual(names({ sort }).toReversed());
  });

  test("is summed up in a sentence that says where to begin", () => {
    expect(portfolioSentence(selectPipelines(all, usual, []))).toEqual({
      lead: "2 of 4 pipelines have a path past a gate to production.",
      next: "Web shop first: 2 bypasses, 1 gate not in place.",
    });
    expect(portfolioSentence([orders])).toEqual({
      lead: "Your pipeline has a path past a gate to production.",
      next: "1 gate not in place.",
    });
    expect(portfolioSentence([{ ...orders, isSample: true }]).lead).toBe(
      "The sample has a path past a gate to production.",
    );
    const unsaid = listed("Unsaid", { openGates: 4, bypasses: 0, unknownGates: 4 }, 5);
    expect(portfolioSentence([unsaid])).toEqual({
      lead: "Too little is assessed to tell whether an unchecked image can reach production.",
      next: "Start with Unsaid: 4 of its gates are not fully assessed.",
    });
    expect(openWayWords({ waysIn: 1, openGates: 6, bypasses: 1, unknownGates: 3 })).toBe(
      "1 entry point, 1 bypass, 2 gates not in place, 3 gates not fully assessed",
    );
    const entered = listed("Unspoken of", { waysIn: 3 });
    expect(portfolioSentence(selectPipelines([...all, entered], usual, []))).toEqual({
      lead: "1 of 5 pipelines has an unprotected entry point to production.",
      next: "Unspoken of first: 3 entry points.",
    });
    expect(portfolioSentence([search])).toEqual({ lead: "No path past a gate was found.", next: "" });
    expect(portfolioSentence([search, fraud]).lead).toBe(
      "No path past a gate was found in 1 of 2 pipelines.",
    );
    expect(portfolioSentence([listed("Blank")]).next).toBe("Add nodes to the map of Blank first.");
  });

  test("is saved as a table with a line for each, what is not known left empty", () => {
    const [head, ...lines] = portfolioCsv(all).trimEnd().split("\r\n");
    expect(head).toMatch(/^"Pipeline","Tags","Build open","Build in scope"/);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('"Fraud","","40","40","0","0","0","0","","","",""');
    expect(lines[2]).toContain('"Web shop","pci","5","5","0","0","0","0","","3","2","Ana","Harbor"');
  });
});
