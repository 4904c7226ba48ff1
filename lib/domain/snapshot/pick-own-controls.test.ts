import { expect, it } from "vitest";
import { ownFramework, ownGate, released } from "@/lib/testing/own-controls";
import { aPipeline } from "@/lib/testing/builders";
import { mappedCatalogueOf } from "../catalogue/own/mapped-catalogue-of";
import { publishedPosture } from "../contract/published-posture";
import { pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { pickOwnControls } from "./pick-own-controls";
import { redactAnswers } from "./redact-answers";

it("keeps of own controls the requirements of the catalogue's frameworks, and of own frameworks nothing", () => {
  const document = {
    ...aPipeline().toDocument(),
    policy: { controls: [released(ownGate)], frameworks: [ownFramework] },
  };
  const { policy } = pickOwnControls(document, { name: (name) => name });
  expect(policy?.controls?.[0]?.requirements).toEqual({ "nist-sp-800-190": ["3.1.5"] });
  expect(policy?.frameworks).toBeUndefined();
  const pipeline = pipelineFromDocument(document);
  const posture = publishedPosture(analyse(pipeline, mappedCatalogueOf(pipeline), "2026-11-26"));
  const before = posture.frameworks.asDeclared.map(({ framework }) => framework);
  expect(before).toContain(ownFramework.id);
  const { frameworks } = redactAnswers(posture, { of: (id) => id });
  expect(frameworks?.asDeclared.map(({ framework }) => framework)).toEqual(
    before.filter((framework) => framework !== ownFramework.id),
  );
});
