import { Fragment } from "react";
import { gateLinks } from "@/components/findings/gates/gate-links";
import { linkNumbers } from "@/components/findings/link-numbers";
import { numberLook } from "@/components/ui/number-look";
import type { Verdict } from "@/lib/domain/posture/posture";
import { gatesSentence } from "@/lib/domain/posture/words/gates-sentence";

/** How many gates have which verdict; each number opens those gates below, and leaves the address of the map as it is. */
export function GatesLead({ verdicts }: { readonly verdicts: readonly Pick<Verdict, "verdict">[] }) {
  return linkNumbers(gatesSentence(verdicts), gateLinks(verdicts)).map((part, index) =>
    typeof part === "string" ? (
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <button
        key={index}
        type="button"
        aria-label={`${part.count} ${part.what}`}
        onClick={({ currentTarget }) =>
          showGroup(currentTarget.closest("[data-review-list]"), part.href.slice(1))
        }
        className={numberLook}
      >
        {part.count}
      </button>
    ),
  );
}

/** @param name of a verdict; any other: all groups. */
function showGroup(list: Element | null, name: string): void {
  const groups = [...(list?.querySelectorAll<HTMLDetailsElement>("details[data-verdict]") ?? [])];
  const asked = groups.filter(({ dataset }) => dataset["verdict"] === name);
  const shown = asked.length > 0 ? asked : groups;
  for (const group of shown) group.open = true;
  list?.scrollTo({ top: (shown[0]?.offsetTop ?? 0) - 8 });
  shown[0]?.querySelector("summary")?.focus({ preventScroll: true });
}
