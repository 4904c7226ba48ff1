import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chainsByBruteForce } from "@/lib/testing/brute-force/chains";
import { factsByBruteForce } from "@/lib/testing/brute-force/graph-facts";
import { worldOf } from "@/lib/testing/brute-force/world";
import { gateCatalogue } from "@/lib/testing/gate-catalogue";
import { graphToday } from "@/lib/testing/graph-arbitraries";
import { graphParameters, graphTimeout, graphTitle } from "@/lib/testing/graph-runs";
import { signingGraphArbitrary } from "@/lib/testing/signing-arbitraries";
import { compareText, pipelineFromDocument } from "../../pipeline/pipeline";
import { analyse } from "../analyse";
import type { Chain } from "../posture";

const inOrder = (chains: readonly Chain[]) =>
  chains.toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));

describe(`signatures, ${graphTitle}`, () => {
  test(
    "that nobody checks, that nobody made or that come too early are those that walking every way finds, with the shortest way",
    () => {
      fc.assert(
        fc.property(signingGraphArbitrary, (document) => {
          const pipeline = pipelineFromDocument(document);
          const world = worldOf(pipeline, gateCatalogue, graphToday);
          const expected = chainsByBruteForce(world, factsByBruteForce(world), "declared");
          expect(inOrder(analyse(pipeline, gateCatalogue, graphToday).chains.declared)).toEqual(
            inOrder(expected),
          );
        }),
        graphParameters(0.5),
      );
    },
    graphTimeout,
  );
});
