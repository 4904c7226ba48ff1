import { Chip } from "./chip";
import { type GapQuery, gapsHref } from "./gap-query";

/** Whether a person's word counts, or current evidence alone. */
export function ProofSwitch({ path, query }: { readonly path: string; readonly query: GapQuery }) {
  return (
    <nav aria-label="What counts as standing" className="flex gap-2">
      <Chip href={gapsHref(path, query, { proof: "declared" })} isChosen={query.proof === "declared"}>
        As declared
      </Chip>
      <Chip href={gapsHref(path, query, { proof: "proven" })} isChosen={query.proof === "proven"}>
        As proven
      </Chip>
    </nav>
  );
}
