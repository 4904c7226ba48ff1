import { expect, test } from "vitest";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { articleTemplates } from "../../catalogue/templates/article";
import { pipelineFromDocument } from "../../pipeline/pipeline";
import { analyse } from "../analyse";
import { factorWords, productWords } from "./factor-words";

const say = (...given: Parameters<typeof factorWords>) =>
  factorWords(...given).map(({ times, why }) => `${times}: ${why}`);

test("every factor of a priority says why it is what it is", () => {
  expect(say({ weight: 5, reach: 1, opening: 3, bareness: 1, status: 1 }, "Missing")).toEqual([
    "5: of the control, out of 5",
    "× 1: all of production is behind it",
    "× 3: closes a confirmed, unprotected entry point, fully or in part",
    "× 1: no reduction: nothing verified protects every target from this node",
    "× 1: it is missing",
  ]);
  expect(say({ weight: 2, reach: 2 / 3, opening: 1.25, bareness: 0.75, status: 0.9 }, "Stale")).toEqual([
    "2: of the control, out of 5",
    "× 2/3: 67 % of production is behind it",
    "× 1.25: an open gate, or a path that depends on an answer",
    "× 0.75: if this node were compromised, verified gates would still protect every target",
    "× 0.9: it is stale",
  ]);
});

test("what was frozen by the second definition is told as it was meant then", () => {
  expect(say({ weight: 2, reach: 2 / 3, opening: 3, bareness: 0.5, status: 0.9 }, "Not assessed", 2)).toEqual(
    [
      "2: of the control, out of 5",
      "× 2/3: 67 % of production is behind it",
      "× 3: it would close a confirmed, unprotected entry point, fully or in part",
      "× 0.5: if this node were compromised, every target would still be protected",
      "× 0.9: it is not assessed",
    ],
  );
});

test("each opening has words of its own", () => {
  const openings = [3, 2, 1.5, 1.25, 1].map(
    (opening) => say({ weight: 1, reach: 1, opening, status: 1 }, "Missing")[2],
  );
  expect(new Set(openings).size).toBe(5);
});

test("what was frozen by the first definition is told by it: gates are read back out of how bare the node is", () => {
  const gates = [1, 0.8, 2 / 3, 0.5].map(
    (bareness) => say({ weight: 1, reach: 0.1, opening: 2, bareness, status: 0.5 }, "Planned", 1)[3],
  );
  expect(gates).toEqual([
    "× 1: no gate is known to be in place between here and production",
    "× 0.8: 1 gate is in place between here and production",
    "× 2/3: 2 gates are in place between here and production",
    "× 0.5: 4 gates or more are in place between here and production",
  ]);
  expect(say({ weight: 1, reach: 1, opening: 2, status: 1 }, "Missing", 1)[2]).toBe(
    "× 2: this gate is open, and this node is part of its cheapest fix",
  );
});

test("what an old snapshot does not have is left out", () => {
  expect(say({ weight: 3, reach: 0.1, status: 0.6 }, "Partial")).toEqual([
    "3: of the control, out of 5",
    "× 0.1: a tenth of production or less is behind it",
    "× 0.6: it is partial",
  ]);
});

test("the factors that are shown multiply to the number that is shown", () => {
  const valueOf = (text: string) => {
    const [over = "", under = "1"] = text.replace("× ", "").split("/");
    return Number(over) / Number(under);
  };
  const thirds = { weight: 5, reach: 2 / 3, opening: 3, bareness: 0.75, status: 0.9 };
  const shown = articleTemplates.flatMap(({ document }) => {
    const { gaps } = analyse(pipelineFromDocument(document), mappedCatalogue, "2026-11-24");
    return [...gaps.declared, ...gaps.proven];
  });
  expect(shown.length).toBeGreaterThan(100);
  for (const { factors, priority } of [...shown, { factors: thirds, priority: 6.75 }]) {
    const words = factorWords(factors, "Missing");
    expect(words.map(({ name }) => name)).toEqual(["Weight", "Reach", "Opening", "Bareness", "Status"]);
    expect(words.reduce((product, { times }) => product * valueOf(times), 1)).toBeCloseTo(priority, 8);
  }
  expect(productWords(thirds)).toBe("Weight 5 × reach 2/3 × opening 3 × bareness 0.75 × status 0.9");
});
