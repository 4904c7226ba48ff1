import { FlaskConical, ChevronLeft, ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import {
  type HandOverPlaceProps,
  moreClass,
  type NodePlaceProps,
  type RestProps,
  type Surface,
  type TryChangeProps,
} from "@/components/findings/scene";
import { assume, type Assumed, assumedOf } from "@/lib/domain/posture/what-if/assumed";
import { StatusMark } from "@/components/marks/status";
import { Button, Kbd } from "@/components/ui/button";
import type { Place } from "@/lib/domain/edits/plan";
import { type FindingStep, handedOverWords, handOverSteps } from "../../highlight/use-finding-highlight";
import { useCommandContext, useMapActions, useHighlight, useHighlightStore } from "../../state/map-context";
import { clsx } from "clsx";
import type { HandedOver } from "@/lib/domain/pipeline/images-on";
import { StepNumber } from "@/components/findings/ways/hop-list";

/** Findings name elements of the map: choosing one selects it, opens the inspector and brings it into view. */
export const mapSurface: Surface = {
  NodePlace,
  HandOverPlace,
  OpenHandOver,
  GatePlace,
  Rest,
  Way: WayHops,
  WhatIf,
  TryChange,
  nextChanges: 0,
  Heading: "h3",
  look: {
    card: "border-line-strong bg-bg px-3 py-2.5",
    list: "flex flex-col gap-1.5",
    item: "",
    steps: "",
    details: "",
  },
};

const rowClass = "-mx-1.5 min-h-7 w-[calc(100%+0.75rem)] rounded-control px-1.5 py-1 text-left hover:bg-bg";

function NodePlace({ node, control, status, children, after, figure }: NodePlaceProps) {
  const map = useMapActions();
  const open = () => {
    map.selectNode(node);
    if (control !== undefined) map.openControl(control);
    map.reveal(node);
  };
  return (
    <button
      type="button"
      title="Open it in the inspector"
      onClick={open}
      className={`flex flex-wrap items-start gap-x-3 ${rowClass}`}
    >
      <span className="min-w-0 flex-1">
        {children}
        {after}
      </span>
      {status && <StatusMark status={status} />}
      {figure}
    </button>
  );
}

function HandOverPlace({ hop, children = handedOverWords(hop) }: HandOverPlaceProps) {
  const map = useMapActions();
  return (
    <button
      type="button"
      title="Open it in the inspector"
      onClick={() => map.selectEdge(hop.edge.id)}
      className={rowClass}
    >
      {children}
    </button>
  );
}

function OpenHandOver({ hop }: Pick<HandOverPlaceProps, "hop">) {
  const map = useMapActions();
  return (
    <Button className="self-start" onClick={() => map.selectEdge(hop.edge.id)}>
      Open connection
    </Button>
  );
}

function GatePlace({ control, children }: { readonly control: string; readonly children: ReactNode }) {
  const { map, state } = useCommandContext();
  return (
    <button
      type="button"
      title="Open in the bypasses, in its current state"
      onClick={() => {
        map.lookAt({ gate: control });
        map.openPanel({ name: "bypasses" }, state().panel);
      }}
      className={rowClass}
    >
      {children}
    </button>
  );
}

/** Drawn once it is opened: there may be thousands. */
function Rest({ count, children }: RestProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className={`${moreClass} list-none [&::-webkit-details-marker]:hidden`}>
        and {count.toLocaleString("en")} more
      </summary>
      {isOpen && children()}
    </details>
  );
}

function WhatIf({ places }: { readonly places: readonly Place[] }) {
  return (
    <WhatIfButton
      title="What if it were in place? Nothing is saved."
      assumed={places.map((place) => ({ ...place, stands: true }))}
    />
  );
}

function TryChange({ change, title }: TryChangeProps) {
  return (
    <WhatIfButton title="What would change? Nothing is saved." assumed={assumedOf(change)}>
      <span className="sr-only"> {title}</span>
    </WhatIfButton>
  );
}

interface WhatIfButtonProps {
  readonly title: string;
  readonly assumed: readonly Assumed[];
  readonly children?: ReactNode;
}

/** Adds it to the current assumptions. */
function WhatIfButton({ title, assumed, children }: WhatIfButtonProps) {
  const { map, state } = useCommandContext();
  return (
    <Button
      title={title}
      onClick={() => {
        map.suppose(assume(state().supposed, assumed));
        map.openPanel({ name: "what-if" }, state().panel);
      }}
    >
      <FlaskConical aria-hidden size={15} />
      What if?
      {children}
    </Button>
  );
}

function WayHops({ hops }: { readonly hops: readonly HandedOver[] }) {
  return <WaySteps steps={handOverSteps(hops)} />;
}

/** The path on the map, step by step: a press goes to a step, the keys go to the next or previous. */
export function WaySteps({ steps }: { readonly steps: readonly FindingStep[] }) {
  const { step, goTo } = useHighlightStore();
  const current = useHighlight(({ finding }) => finding.current?.edge);
  const at = steps.findIndex(({ key }) => key === current) + 1;
  if (steps.length === 0) return null;
  const word = steps.some(({ isActing }) => isActing) ? "step" : "connection";
  return (
    <section aria-label="Path" className="flex flex-col gap-1">
      <p className="flex items-center gap-1.5">
        <Button aria-disabled={at === 1} onClick={() => step("finding", -1)} className="px-2!">
          <ChevronLeft aria-hidden size={15} />
          <span className="sr-only">Previous {word}</span>
          <span className="max-md:hidden">
            <Kbd>[</Kbd>
          </span>
        </Button>
        <button
          type="button"
          title="Show the whole path"
          onClick={() => goTo("finding", undefined)}
          className="min-h-8 min-w-18 max-sm:pointer-coarse:min-h-11 rounded-control px-1.5 text-center tabular-nums hover:bg-bg"
        >
          {at === 0 ? `${steps.length} in total` : `${at} of ${steps.length}`}
        </button>
        <Button aria-disabled={at === steps.length} onClick={() => step("finding", 1)} className="px-2!">
          <span className="sr-only">Next {word}</span>
          <ChevronRight aria-hidden size={15} />
          <span className="max-md:hidden">
            <Kbd>]</Kbd>
          </span>
        </Button>
      </p>
      <ol>
        {steps.map(({ key, isActing, sentence }, index) => (
          <li key={key}>
            <button
              type="button"
              aria-current={key === current ? "step" : undefined}
              onClick={() => goTo("finding", key)}
              className={clsx(
                "-mx-1.5 grid min-h-7 w-[calc(100%+0.75rem)] grid-cols-[auto_1fr] items-start gap-2 rounded-control px-1.5 py-1 text-left hover:bg-bg",
                key === current && "bg-danger-soft font-medium",
              )}
            >
              <StepNumber number={index + 1} isActing={isActing} className="mt-px" />
              {sentence}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
