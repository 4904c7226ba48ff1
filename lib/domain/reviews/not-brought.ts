import { counted } from "../words/english";

/**
 * What a document of ours says that no other map takes over, in sentences: confirmations, and what its workspace asks for. Claims of
 * controls that are not known here are told apart, where it is known which are.
 * @param document as it was read: nothing in it is checked.
 */
export function notBrought(document: object): readonly string[] {
  const { reviews, policy }: { readonly reviews?: unknown; readonly policy?: unknown } = document;
  const { needsReview, controls, frameworks }: Readonly<Record<string, unknown>> = Object(policy);
  return [
    ...(sizeOf(reviews) > 0
      ? [
          `${counted(sizeOf(reviews), "confirmation")} by a second person: confirmations stay with the map that they were given on.`,
        ]
      : []),
    ...(sizeOf(needsReview) > 0
      ? ["What its workspace has a second person confirm: this one has rules of its own."]
      : []),
    ...(sizeOf(controls) + sizeOf(frameworks) > 0
      ? ["The controls and frameworks of its workspace: this one has its own."]
      : []),
  ];
}

function sizeOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
