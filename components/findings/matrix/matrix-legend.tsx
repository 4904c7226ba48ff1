import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import type { MatrixLens } from "./matrix-query";
import { statusLooks } from "../../marks/status";

type Entry = readonly [status: EffectiveStatus, meaning: string];

const entries: {
  readonly [L in MatrixLens]: { readonly numbers: string; readonly glyphs: readonly Entry[] };
} = {
  status: {
    numbers:
      "2/4: of the 4 in scope, 2 are implemented, declared or verified. Below it: how many of them are verified, by current evidence.",
    glyphs: [
      ["verified", "Verified: all implemented, with current evidence"],
      ["declared", "Declared: all implemented, not all verified"],
      ["partial", "Partial: some implemented, or one of them partial"],
      ["contradicted", "Contradicted: evidence speaks against one"],
      ["stale", "Stale: evidence has expired"],
      ["planned", "Planned"],
      ["missing", "Missing"],
      ["not-assessed", "Not assessed"],
      ["not-applicable", "Not applicable, all of them"],
    ],
  },
  evidence: {
    numbers:
      "1/3: of the 3 that are said to be implemented, 1 has current evidence. Below it: what the others have.",
    glyphs: [
      ["verified", "all verified"],
      ["partial", "some verified, the others declared"],
      ["declared", "all declared: without evidence"],
      ["stale", "some stale: their evidence has expired"],
      ["contradicted", "some contradicted: evidence speaks against them"],
      ["not-assessed", "nothing said to be implemented"],
      ["not-applicable", "all marked not applicable"],
    ],
  },
  owner: {
    numbers:
      "2/4: of the 4 in scope, 2 have an owner: named on the claim, or else the node's. Below it: who.",
    glyphs: [
      ["verified", "all have an owner"],
      ["partial", "some have"],
      ["missing", "none has"],
      ["not-applicable", "all marked not applicable"],
    ],
  },
};

export function MatrixLegend({ lens }: { readonly lens: MatrixLens }) {
  const { numbers, glyphs } = entries[lens];
  return (
    <section aria-label="Legend" className="flex flex-col gap-1.5 text-tiny text-soft">
      <p>{numbers} What is marked not applicable is out of scope. A dot: nothing applies there.</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {glyphs.map(([status, meaning]) => {
          const { Icon, text } = statusLooks[status];
          return (
            <li key={status} className="inline-flex items-center gap-1">
              <Icon aria-hidden size={13} strokeWidth={2.5} className={text} />
              {meaning}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
