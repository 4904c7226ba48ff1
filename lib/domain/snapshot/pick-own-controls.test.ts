import { expect, it } from "vitest";
import { ownFramework, ownGate, released } from "@/lib/testing/own-controls";
import { aPipeline } from "@/lib/testing/builders";
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
});
