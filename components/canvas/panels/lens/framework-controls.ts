import type { CatalogueDetails } from "@/lib/domain/catalogue/catalogue";
import { loadCatalogueDetails } from "@/lib/client/catalogue-details";

let details: CatalogueDetails | undefined;
const worked = new Map<string, ReadonlySet<string>>();

/** Fetches what the frameworks ask for, once. @returns whether it is here */
export async function fetchFrameworks(): Promise<boolean> {
  const result = await loadCatalogueDetails();
  if (result.ok) details = result.value;
  return result.ok;
}

/** The controls that a framework asks for; undefined while that is not known. */
export function controlsAskedBy(framework: string | undefined): ReadonlySet<string> | undefined {
  if (framework === undefined || !details) return undefined;
  const before = worked.get(framework);
  if (before) return before;
  const asked = new Set(
    Object.entries(details.prose).flatMap(([id, prose]) => (prose.frameworks[framework] ? [id] : [])),
  );
  worked.set(framework, asked);
  return asked;
}
