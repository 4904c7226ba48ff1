import { Chip } from "./chip";
import { type GapQuery, gapsHref } from "./gap-query";
import { plural } from "@/lib/domain/words/english";

/** The two views of what is missing: control by control, or by the ways that lead past a gate. `open`: how many gates have one. */
export function ViewSwitch({
  path,
  query,
  open,
}: {
  readonly path: string;
  readonly query: GapQuery;
  readonly open: number;
}) {
  const hrefOf = (view: GapQuery["view"]) => gapsHref(path, { proof: query.proof, sort: query.sort, view });
  return (
    <nav aria-label="View" className="flex flex-wrap gap-2">
      <Chip href={hrefOf(undefined)} isChosen={query.view === undefined}>
        List of gaps
      </Chip>
      <Chip href={hrefOf("bypasses")} isChosen={query.view === "bypasses"}>
        Bypasses {open}
        <span className="sr-only"> {plural(open, "gate", "gates")} open</span>
      </Chip>
    </nav>
  );
}
