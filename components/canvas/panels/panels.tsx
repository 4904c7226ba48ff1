import dynamic from "next/dynamic";
import { useMapActions, useMapState } from "../state/map-context";
import { shownPart } from "@/lib/client/parts/shown-part";
import { Button } from "@/components/ui/button";
import { PartMissing } from "@/components/marks/part-missing";
import { useIsReadOnly } from "@/lib/client/editor/editor-context";
import type { PaletteEntry } from "@/lib/domain/catalogue/palette";
import { useMissingParts } from "@/lib/client/parts/use-missing-parts";

const CommandList = dynamic(
  shownPart(() => import("../commands/command-list").then((module) => module.CommandList)),
  { loading: PanelMissing },
);
const MapMenu = dynamic(
  shownPart(() => import("./map-menu").then((module) => module.MapMenu)),
  { loading: PanelMissing },
);
const FindBar = dynamic(
  shownPart(() => import("./find-bar").then((module) => module.FindBar)),
  { loading: PanelMissing },
);
const KeySheet = dynamic(
  shownPart(() => import("../commands/key-sheet").then((module) => module.KeySheet)),
  { loading: PanelMissing },
);
const FollowPanel = dynamic(
  shownPart(() => import("./follow/follow-panel").then((module) => module.FollowPanel)),
  { loading: PanelMissing },
);
const ImagesPanel = dynamic(
  shownPart(() => import("@/components/images/images-panel").then((module) => module.ImagesPanel)),
  { loading: PanelMissing },
);
const ConnectDialog = dynamic(
  shownPart(() => import("@/components/editor/connect-dialog").then((module) => module.ConnectDialog)),
  { loading: PanelMissing },
);
const Connecting = dynamic(
  shownPart(() => import("./connecting").then((module) => module.Connecting)),
  { loading: PanelMissing },
);
const MovePanel = dynamic(
  shownPart(() => import("../keyboard/move-panel").then((module) => module.MovePanel)),
  { loading: PanelMissing },
);
const RenamePanel = dynamic(
  shownPart(() => import("../keyboard/rename-panel").then((module) => module.RenamePanel)),
  { loading: PanelMissing },
);
const QuickAdd = dynamic(
  shownPart(() => import("./quick-add").then((module) => module.QuickAdd)),
  { loading: PanelMissing },
);
const ZonesPanel = dynamic(
  shownPart(() => import("./zones-panel").then((module) => module.ZonesPanel)),
  { loading: PanelMissing },
);

const ShowMenu = dynamic(
  shownPart(() => import("./show-menu").then((module) => module.ShowMenu)),
  { loading: PanelMissing },
);
const PipelineDialog = dynamic(
  shownPart(() => import("@/components/editor/pipeline-dialog").then((module) => module.PipelineDialog)),
  { loading: PanelMissing },
);
const Palette = dynamic(
  shownPart(() => import("./palette").then((module) => module.Palette)),
  { loading: PanelMissing },
);

const WaysInPanel = dynamic(
  shownPart(() => import("./findings/ways-in-panel").then((module) => module.WaysInPanel)),
  { loading: PartMissing },
);
const BypassesPanel = dynamic(
  shownPart(() => import("./findings/bypasses-panel").then((module) => module.BypassesPanel)),
  { loading: PartMissing },
);
const ChokePointsPanel = dynamic(
  shownPart(() => import("./findings/choke-points-panel").then((module) => module.ChokePointsPanel)),
  { loading: PartMissing },
);
const CompromisePanel = dynamic(
  shownPart(() => import("./findings/compromise-panel").then((module) => module.CompromisePanel)),
  { loading: PartMissing },
);
const WhatIfPanel = dynamic(
  shownPart(() => import("./findings/what-if-panel").then((module) => module.WhatIfPanel)),
  { loading: PartMissing },
);

/**
 * The single open panel over the map, if any. Each is a separate part of the program, fetched when first opened, and reads
 * its input from the map's state.
 */
export function Panels() {
  const name = useMapState((state) => state.panel?.name);
  switch (name) {
    case "commands":
      return <CommandList />;
    case "keys":
      return <KeySheet />;
    case "menu":
      return <MapMenu />;
    case "follow":
      return <FollowPanel />;
    case "connect":
      return <Connect />;
    case "connecting":
      return <Connecting />;
    case "move":
      return <MovePanel />;
    case "rename":
      return <RenamePanel />;
    case "quick-add":
      return <QuickAdd />;
    case "images":
      return <Images />;
    case "zones":
      return <ZonesPanel />;
    case "find":
      return <FindBar />;
    case "show":
      return <ShowMenu />;
    case "pipeline":
      return <Pipeline />;
    default:
      return null;
  }
}

function Pipeline() {
  const { closePanel } = useMapActions();
  return <PipelineDialog onClose={closePanel} />;
}

function Images() {
  const asked = useMapState(({ panel }) => (panel?.name === "images" ? panel.image : undefined));
  const { closePanel, openPanel } = useMapActions();
  return (
    <ImagesPanel
      asked={asked}
      onClose={closePanel}
      onFollow={(image) => openPanel({ name: "follow", image }, { name: "images", image })}
    />
  );
}

function Connect() {
  const from = useMapState(({ panel }) => (panel?.name === "connect" ? panel.from : undefined));
  const { closePanel, connect, goTo } = useMapActions();
  if (from === undefined) return null;
  const connectTo = (target: string) => {
    connect(from, target);
    // After the dialog has closed: continue from the node, with the connection in the inspector.
    requestAnimationFrame(() => goTo(from));
  };
  return <ConnectDialog from={from} onClose={closePanel} onConnect={connectTo} />;
}

/** Stands in for a panel that failed to load: why, and the way back to the map. */
function PanelMissing() {
  const { closePanel } = useMapActions();
  if (!useMissingParts()) return null;
  return (
    <div className="absolute inset-x-3 top-14 z-20 mx-auto flex max-w-96 flex-col items-start gap-2 rounded-card border border-line-strong bg-panel p-3 shadow-card">
      <PartMissing />
      <Button onClick={closePanel}>Close</Button>
    </div>
  );
}

interface FloatingPanelsProps {
  readonly onDragStart: (entry: PaletteEntry) => void;
}

/** The floating panel beside the map, in Tab order: the palette or the findings, if open. */
export function FloatingPanels({ onDragStart }: FloatingPanelsProps) {
  const name = useMapState((state) => state.panel?.name);
  const isReadOnly = useIsReadOnly();
  switch (name) {
    case "palette":
      return isReadOnly ? null : <Palette onDragStart={onDragStart} />;
    case "ways-in":
    case "incident":
      return <WaysInPanel />;
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
