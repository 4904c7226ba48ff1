import { expect, it } from "vitest";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { articleTemplates } from "../catalogue/templates/article";
import { emptyPipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { frozenPostureSchema } from "./posture";
import { postureFromFrozen } from "./posture-from-frozen";
import { publishedPosture } from "./published-posture";

const [template] = articleTemplates;
const pipeline = template ? pipelineFromDocument(template.document) : emptyPipeline("none");

it("a posture that was frozen comes back as it was", () => {
  const posture = analyse(pipeline, mappedCatalogue, "2026-11-24");
  const frozen = frozenPostureSchema.parse(JSON.parse(JSON.stringify(publishedPosture(posture))));
  const { coverage, ...rest } = postureFromFrozen(frozen) ?? {};
  expect({ coverage, ...rest }).toEqual(JSON.parse(JSON.stringify({ ...posture })));
  const { waysIn: _, ...older } = frozen;
  expect(postureFromFrozen(older)).toBeUndefined();
});
