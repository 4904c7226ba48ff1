import type { CatalogueDetails } from "@/lib/domain/catalogue/catalogue";
import { detailsPath } from "@/lib/domain/catalogue/load";
import { err, ok, type Result } from "@/lib/domain/result";

let loading: Promise<Result<CatalogueDetails, "unreachable">> | undefined;

export function loadCatalogueDetails(): Promise<Result<CatalogueDetails, "unreachable">> {
  loading ??= fetchDetails().then((result) => {
    if (!result.ok) loading = undefined;
    return result;
  });
  return loading;
}

async function fetchDetails(): Promise<Result<CatalogueDetails, "unreachable">> {
  try {
    const response = await fetch(detailsPath);
    // The file is built from the same catalogue as this code, and its name contains its hash.
    return response.ok ? ok((await response.json()) as CatalogueDetails) : err("unreachable");
  } catch {
    return err("unreachable");
  }
}
