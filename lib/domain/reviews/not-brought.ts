import { counted } from "../words/english";

/**
 * Parts of a Blueline document that another map does not import, in sentences: approvals, and the rules of its workspace. Claims of
 * unknown controls are told elsewhere.
 * @param document unchecked
 */
export function notBrought(document: object): readonly string[] {
  const { reviews, policy }: { readonly reviews?: unknown; readonly policy?: unknown } = document;
  const { needsReview, controls, frameworks }: Readonly<Record<string, unknown>> = Object(policy);
  return [
    ...(sizeOf(reviews) > 0
      ? [`${counted(sizeOf(reviews), "two-person approval")}: approvals stay with their own map.`]
      : []),
    ...(sizeOf(needsReview) > 0 ? ["The approval rules of its workspace: this one has its own."] : []),
    ...(sizeOf(controls) + sizeOf(frameworks) > 0
      ? ["The controls and frameworks of its workspace: this one has its own."]
      : []),
  ];
}

function sizeOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
