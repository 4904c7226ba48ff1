import * as fc from "fast-check";
import { expect, test } from "vitest";
import { graphArbitrary, graphToday } from "@/lib/testing/graph-arbitraries";
import { graphParameters, graphTimeout, graphTitle } from "@/lib/testing/graph-runs";
import { ownLike } from "@/lib/testing/own-controls";
import type { PipelineDocument } from "../../pipeline/document";
import { pipelineFromDocument } from "../../pipeline/pipeline";
import { analyse } from "../../posture/analyse";
import { assessmentsOf } from "../../posture/coverage/assessments";
import { mappedCatalogue } from "../load-mappings";
import { isolation, review, signer, verifier } from "../named-controls";
import { gateOf } from "./gate-forms";
import { mappedCatalogueOf } from "./mapped-catalogue-of";

const own = "acme-own";

/** Of some the analysis reads what a control of one's own cannot say: what they close, their id, or whom they go with. */
const named = new Set([isolation, review, signer, verifier, "iac-scan", "deploy-manifest-integrity"]);
const alike = mappedCatalogue.controls.filter(
  ({ id, closes, prevents, onlyIfFed, onlyIfEntered, gate }) =>
    !named.has(id) &&
    closes === undefined &&
    prevents === undefined &&
    onlyIfFed === undefined &&
    onlyIfEntered === undefined &&
    (gate === undefined || JSON.stringify(gateOf(gate)) === JSON.stringify(gate)),
);

/** The map with the claims of a control said of one's own, too. */
function withOwn(document: PipelineDocument, control: (typeof alike)[number]) {
  const claims = document.claims.flatMap((claim) =>
    claim.control === control.id ? [claim, { ...claim, control: own }] : [claim],
  );
  return pipelineFromDocument({
    ...document,
    claims,
    policy: { controls: [ownLike(control, own)] },
  });
}

test("there are gates among the controls that are tried", () => {
  expect(alike.filter(({ gate }) => gate).length).toBeGreaterThan(5);
});

test(
  `one like a control of the catalogue is judged and counted like it, ${graphTitle}`,
  () => {
    fc.assert(
      fc.property(graphArbitrary(mappedCatalogue), fc.constantFrom(...alike), (document, control) => {
        const pipeline = withOwn(document, control);
        const catalogue = mappedCatalogueOf(pipeline);
        const statuses = (id: string) =>
          [...assessmentsOf(pipeline, catalogue, graphToday)].flatMap((one) =>
            one.control.id === id ? [`${one.node.id} ${one.status}`] : [],
          );
        expect(statuses(own)).toEqual(statuses(control.id));
        const posture = analyse(pipeline, catalogue, graphToday);
        const verdictsOf = (id: string) =>
          posture.gates.flatMap(({ control: gate, ...verdicts }) => (gate === id ? [verdicts] : []));
        expect(verdictsOf(own)).toEqual(verdictsOf(control.id));
        const gapsOf = (id: string) =>
          posture.gaps.declared.flatMap(({ control: gap, node, status, priority }) =>
            gap === id ? [{ node, status, priority }] : [],
          );
        expect(new Set(gapsOf(own).map((gap) => JSON.stringify(gap)))).toEqual(
          new Set(gapsOf(control.id).map((gap) => JSON.stringify(gap))),
        );
        const plain = analyse(pipelineFromDocument(document), mappedCatalogue, graphToday);
        expect(posture.coverage.pipeline.applicable).toBe(
          plain.coverage.pipeline.applicable + statuses(own).length,
        );
      }),
      graphParameters(0.1),
    );
  },
  graphTimeout,
);
