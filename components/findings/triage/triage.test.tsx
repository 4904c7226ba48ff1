import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { EditorProvider } from "@/lib/client/editor/editor-context";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { Role } from "@/lib/domain/contract/roles";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { articleTemplates } from "@/lib/domain/catalogue/templates/article";
import type { GapQuery } from "../gaps/gap-query";
import { gapRows } from "../gaps/gap-rows";
import { GapsView } from "../gaps/gaps-view";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

const today = "2026-11-25";
const usual: GapQuery = { proof: "declared", sort: "priority", page: 1 };

function draw(query: GapQuery, role: Role = "editor"): string {
  const document = articleTemplates[0]?.document;
  if (!document) throw new Error("The article's template is gone.");
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
      <GapsView
        pipelineId="p"
        document={document}
        rows={gapRows(document, posture.gaps.declared, "2026-11-24")}
        owners={{ members: [], teams: [], former: [] }}
        posture={posture}
        query={query}
        ignored={[]}
      />
    </EditorProvider>,
  );
}

const count = (html: string, what: RegExp) => html.match(what)?.length ?? 0;

describe("the list of gaps as the server draws it", () => {
  it("has every row of its page, why each matters and the frameworks, and one tab stop among the rows", () => {
    const html = draw(usual);
    const rows = count(html, /<tr data-key=/g);
    expect(rows).toBeGreaterThan(50);
    expect(count(html, /<tr data-key="[^"]+" tabindex="0"/g)).toBe(1);
    expect(count(html, /<tr data-key="[^"]+" tabindex="-1"/g)).toBe(rows - 1);
    expect(count(html, /NIST SP 800-190 \d/g)).toBeGreaterThan(10);
    expect(html).toContain("not assessed");
  });

  it("has those to fix and those to assess under headings that count them, and none to prove as declared", () => {
    const html = draw(usual);
    const counts = [...html.matchAll(/<h2 id="list-(\w+)"[^>]*>(To \w+): (\d+)</g)];
    expect(counts.map(([, list, word]) => [list, word])).toEqual([
      ["fix", "To fix"],
      ["assess", "To assess"],
    ]);
    const inAll = counts.reduce((sum, [, , , number]) => sum + Number(number), 0);
    expect(html).toContain(`>${inAll} of `);
    expect(html).toContain("No known gap to fix.");
  });

  it("explains the number of each row by its factors", () => {
    const titles =
      /title="Weight [1-5] × reach [\d./]+ × opening [\d.]+ × bareness (1|0\.75) × status [\d.]+"/g;
    const html = draw(usual);
    expect(count(html, titles)).toBe(count(html, /<tr data-key=/g));
  });

  it("says of a control that nobody has assessed that what gets past it is assumed", () => {
    const html = draw(usual);
    expect(count(html, /assumed to be exposed/g)).toBeGreaterThan(0);
    expect(count(html, /targets?<!-- --> <!-- -->exposed/g)).toBe(0);
  });

  it("leaves every link within reach until the script runs, and has no style of its own", () => {
    const html = draw(usual);
    expect(html).not.toMatch(/<a [^>]*tabindex="-1"/);
    expect(html).not.toContain("style=");
  });

  it("counts by the filters of the address", () => {
    const html = draw({ ...usual, stage: "run", framework: "nist-sp-800-190" });
    const rows = count(html, /<tr data-key=/g);
    expect(rows).toBeGreaterThan(0);
    expect(html).toMatch(new RegExp(`>${rows} of \\d+ gaps<`));
    expect(html).toContain(`>Run ${rows}<`);
    expect(html).not.toMatch(/>Build \d+ of \d+ open</);
  });
});
