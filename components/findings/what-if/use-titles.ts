import { useEffect, useState } from "react";
import { loadCatalogueDetails } from "@/lib/client/catalogue-details";

/** Techniques are entries of the frameworks of ATT&CK. */
export const isAttack = (framework: string) => framework.startsWith("mitre-attack");

/** What a technique or a requirement is called, by its id; the id alone until the titles are fetched, or where they cannot be. */
export function useTitles(isOf: (framework: string) => boolean): (id: string) => string {
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    void loadCatalogueDetails().then((loaded) => {
      if (isCurrent && loaded.ok)
        setTitles(
          new Map(
            loaded.value.frameworks.filter(({ id }) => isOf(id)).flatMap((one) => Object.entries(one.titles)),
          ),
        );
    });
    return () => {
      isCurrent = false;
    };
  }, [isOf]);
  return (id) => (titles.has(id) ? `${id} ${titles.get(id)}` : id);
}
