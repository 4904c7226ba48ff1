import type { CatalogueDetails } from "@/lib/domain/catalogue/catalogue";
import type { Policy } from "@/lib/domain/pipeline/document";
import { withOwnDetails } from "@/lib/domain/catalogue/own/with-own-details";
import { loadCatalogueDetails } from "@/lib/client/catalogue-details";

let details: CatalogueDetails | undefined;
const worked = new WeakMap<Policy, Map<string, ReadonlySet<string>>>();

/** Fetches the requirements of the frameworks, once. @returns whether they are here */
export async function fetchFrameworks(): Promise<boolean> {
  const result = await loadCatalogueDetails();
  if (result.ok) details = result.value;
  return result.ok;
}

/** The controls that a framework requires, including the workspace's frameworks; undefined while they load. */
export function controlsAskedBy(
  framework: string | undefined,
  policy: Policy,
): ReadonlySet<string> | undefined {
  if (framework === undefined || !details) return undefined;
  const known = worked.get(policy) ?? new Map<string, ReadonlySet<string>>();
  worked.set(policy, known);
  const before = known.get(framework);
  if (before) return before;
  const asked = new Set(
    Object.entries(withOwnDetails(details, { policy }).prose).flatMap(([id, prose]) =>
      prose.frameworks[framework] ? [id] : [],
    ),
  );
  known.set(framework, asked);
  return asked;
}
