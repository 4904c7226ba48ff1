import { counted } from "../words/english";

/** What a document of ours says that no other map takes over, in sentences: confirmations, and what its workspace asks for. */
export function notBrought(document: object): readonly string[] {
  const { reviews, policy }: { readonly reviews?: unknown; readonly policy?: unknown } = document;
  const given = Array.isArray(reviews) ? reviews.length : 0;
  return [
    ...(given > 0
      ? [
          `${counted(given, "confirmation")} by a second person: they stay with the map that they were given on.`,
        ]
      : []),
    ...(typeof policy === "object" && policy !== null
      ? ["What its workspace has a second person confirm: this one has rules of its own."]
      : []),
  ];
}
