import dynamic from "next/dynamic";
import { PartMissing } from "@/components/editor/part-missing";
import { shownPart } from "@/lib/client/parts/shown-part";
import { useMapState } from "../state/map-context";

const BypassesPanel = dynamic(
  shownPart(() => import("./bypasses/bypasses-panel").then((module) => module.BypassesPanel)),
  { loading: PartMissing },
);
const ChokePointsPanel = dynamic(
  shownPart(() => import("./choke-points/choke-points-panel").then((module) => module.ChokePointsPanel)),
  { loading: PartMissing },
);
const CompromisePanel = dynamic(
  shownPart(() => import("./compromise/compromise-panel").then((module) => module.CompromisePanel)),
  { loading: PartMissing },
);
const WhatIfPanel = dynamic(
  shownPart(() => import("./what-if/what-if-panel").then((module) => module.WhatIfPanel)),
  { loading: PartMissing },
);

/** What the analysis finds, in the place of the palette: the one that is open, if any. */
export function ReviewPanels() {
  const name = useMapState((state) => state.panel?.name);
  switch (name) {
    case "bypasses":
      return <BypassesPanel />;
    case "choke-points":
      return <ChokePointsPanel />;
    case "compromise":
      return <CompromisePanel />;
    case "what-if":
      return <WhatIfPanel />;
    default:
      return null;
  }
}
