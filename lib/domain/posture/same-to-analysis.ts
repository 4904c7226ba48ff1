import { differences, type Place } from "../activity/differences";
import { isSame } from "../is-same";
import type { Pipeline } from "../pipeline/pipeline";

/** What the analysis never reads (Analysis 1.6); a field that is not listed counts as read. */
const unread: { readonly [Of in Place["of"]]: readonly string[] } = {
  pipeline: ["name", "description"],
  nodes: ["position", "owner", "note", "url", "version", "zone"],
  edges: ["note"],
  zones: [],
  images: [],
  claims: ["owner", "due", "note", "ticket", "reason"],
  reviews: [],
};

const confirmed: ReadonlySet<string> = new Set(["reason", "acceptance"]);

/**
 * Whether two maps have one posture because they differ at most in what it does not hang on, such as owners, notes and places on the
 * map. O(what differs) where operations made one from the other, else O(records). Where it says no, the posture may be the same.
 */
export function isSameToAnalysis(a: Pipeline, b: Pipeline): boolean {
  // Of a claim that was confirmed they say whether it still is.
  const asks = a.policy.needsReview !== undefined && a.policy.needsReview.length > 0;
  const isUnread = (of: Place["of"], field: string) =>
    unread[of].includes(field) && !(asks && of === "claims" && confirmed.has(field));
  return (
    isSame(a.policy, b.policy) &&
    differences(a, b).every(({ of, field }) => of === "zones" || (field !== undefined && isUnread(of, field)))
  );
}
