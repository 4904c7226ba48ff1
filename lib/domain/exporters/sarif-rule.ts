import { findControl } from "../catalogue/find-control";
import type { Governed } from "../catalogue/own/own-controls";
import { controlProse } from "../catalogue/prose";
import { firstSentence } from "../words/first-sentence";

/** A control as a rule of SARIF 2.1.0 (a `reportingDescriptor`): its text, reason, steps and requirements. */
export function sarifRule(id: string, pipeline: Governed) {
  const control = findControl(id, pipeline);
  const prose = controlProse(id, pipeline);
  return {
    id,
    shortDescription: { text: control?.title ?? id },
    ...(prose
      ? {
          fullDescription: { text: firstSentence(prose.why) },
          help: { text: [prose.what, ...prose.how.map((step) => `- ${step}`)].join("\n") },
          properties: {
            tags: Object.entries(prose.frameworks).flatMap(([framework, requirements]) =>
              requirements.map((requirement) => `${framework}/${requirement}`),
            ),
          },
        }
      : {}),
  };
}
