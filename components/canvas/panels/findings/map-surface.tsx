import { FlaskConical } from "lucide-react";
import { type ReactNode, useState } from "react";
import { moreClass } from "@/components/findings/long-list";
import type { HandOverPlaceProps, NodePlaceProps, RestProps, Surface } from "@/components/findings/scene";
import { suppose } from "@/components/findings/what-if/supposed-claims";
import { StatusMark } from "@/components/marks/status";
import { Button } from "@/components/ui/button";
import type { Place } from "@/lib/domain/edits/plan";
import { handedOverWords } from "../../highlight/use-marks";
import { useCommandContext, useMapActions } from "../../state/map-context";
import { WaySteps } from "./way-steps";

/** What findings name is selected on the map, where the inspector shows it, and brought into view. */
export const mapSurface: Surface = {
  NodePlace,
  HandOverPlace,
  OpenHandOver,
  GatePlace,
  Rest,
  Way: WaySteps,
  WhatIf,
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
      Open that hand-over
    </Button>
  );
}

function GatePlace({ control, children }: { readonly control: string; readonly children: ReactNode }) {
  const map = useMapActions();
  return (
    <button
      type="button"
      title="Open it among the bypasses, as it is now"
      onClick={() => {
        map.lookAt({ gate: control });
        map.openPanel({ name: "bypasses" });
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
  const { map, state } = useCommandContext();
  return (
    <Button
      title="What if it stood? Nothing is saved."
      onClick={() => {
        map.suppose(
          suppose(
            state().supposed,
            places.map((place) => ({ ...place, stands: true })),
          ),
        );
        map.openPanel({ name: "what-if" });
      }}
    >
      <FlaskConical aria-hidden size={15} />
      What if?
    </Button>
  );
}
