import { differences, type Place } from "../activity/differences";
import { isSame } from "../is-same";
import type { Pipeline } from "../pipeline/pipeline";

/** Fields that the analysis never reads (Analysis 1.6); a field that is not listed counts as read. */
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
 * Whether two maps have the same posture because they differ only in fields that it ignores, such as owners, notes and positions.
 * O(differences) if operations made one from the other, else O(records). If false, the posture may still be the same.
 */
export function isSameToAnalysis(a: Pipeline, b: Pipeline): boolean {
  // They decide whether an approval is still valid.
  const asks = a.policy.needsReview !== undefined && a.policy.needsReview.length > 0;
  const isUnread = (of: Place["of"], field: string) =>
    unread[of].includes(field) && !(asks && of === "claims" && confirmed.has(field));
  return (
    isSame(a.policy, b.policy) &&
    differences(a, b).every(({ of, field }) => of === "zones" || (field !== undefined && isUnread(of, field)))
  );
}
