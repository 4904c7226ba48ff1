import type { Step } from "@/lib/domain/interview/steps";

/** "Part 1 of 2, the map. Question 4 of 12." Each part counts for itself: how many questions the second has depends on the first. */
export function progressOf(steps: readonly Step[], step: Step): string {
  const part = steps.filter(({ type }) => type === step.type);
  const number = part.findIndex(({ key }) => key === step.key) + 1;
  return `${step.type === "topic" ? "Part 1 of 2, the map." : "Part 2 of 2, what stands."} Question ${number} of ${part.length}.`;
}
