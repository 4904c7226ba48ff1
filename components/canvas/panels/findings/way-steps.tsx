import { clsx } from "clsx";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { hopSentence } from "@/lib/domain/follow/hop-sentences";
import type { HandedOver } from "@/lib/domain/pipeline/images-on";
import { StepNumber } from "@/components/findings/ways/hop-list";
import { useHighlight, useHighlightStore } from "../../state/map-context";

/** The way that is drawn, hand-over by hand-over, and how to go along it. */
export function WaySteps({ hops }: { readonly hops: readonly HandedOver[] }) {
  const { step, goTo } = useHighlightStore();
  const current = useHighlight(({ finding }) => finding.current?.edge);
  const at = hops.findIndex(({ edge }) => edge.id === current) + 1;
  if (hops.length === 0) return null;
  return (
    <section aria-label="The way" className="flex flex-col gap-1">
      <p className="flex items-center gap-1.5">
        <Button aria-disabled={at === 1} onClick={() => step("finding", -1)} className="px-2!">
          <ChevronLeft aria-hidden size={15} />
          <span className="sr-only">Previous hand-over</span>
          <span className="max-md:hidden">
            <Kbd>[</Kbd>
          </span>
        </Button>
        <button
          type="button"
          title="Show the whole way"
          onClick={() => goTo("finding", undefined)}
          className="min-h-8 min-w-18 rounded-control px-1.5 text-center tabular-nums hover:bg-bg"
        >
          {at === 0 ? `${hops.length} in all` : `${at} of ${hops.length}`}
        </button>
        <Button aria-disabled={at === hops.length} onClick={() => step("finding", 1)} className="px-2!">
          <span className="sr-only">Next hand-over</span>
          <ChevronRight aria-hidden size={15} />
          <span className="max-md:hidden">
            <Kbd>]</Kbd>
          </span>
        </Button>
      </p>
      <ol>
        {hops.map((hop, index) => (
          <li key={hop.edge.id}>
            <button
              type="button"
              aria-current={hop.edge.id === current ? "step" : undefined}
              onClick={() => goTo("finding", hop.edge.id)}
              className={clsx(
                "-mx-1.5 flex min-h-7 w-[calc(100%+0.75rem)] items-start gap-2 rounded-control px-1.5 py-1 text-left hover:bg-bg",
                hop.edge.id === current && "bg-danger-soft font-medium",
              )}
            >
              <StepNumber number={index + 1} className="mt-px" />
              {hopSentence(hop)}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
