import dynamic from "next/dynamic";
import { useMapState } from "./map-state/map-context";

const CommandList = dynamic(() => import("./commands/command-list").then((module) => module.CommandList));
const MapMenu = dynamic(() => import("./menu/map-menu").then((module) => module.MapMenu));
const FindBar = dynamic(() => import("./find/find-bar").then((module) => module.FindBar));
const KeySheet = dynamic(() => import("./commands/key-sheet").then((module) => module.KeySheet));
const FollowPanel = dynamic(() => import("./follow/follow-panel").then((module) => module.FollowPanel));
const ImagesPanel = dynamic(() => import("../images/images-panel").then((module) => module.ImagesPanel));
const ConnectPanel = dynamic(() => import("./keyboard/connect-panel").then((module) => module.ConnectPanel));
const MovePanel = dynamic(() => import("./keyboard/move-panel").then((module) => module.MovePanel));
const RenamePanel = dynamic(() => import("./keyboard/rename-panel").then((module) => module.RenamePanel));
const QuickAdd = dynamic(() => import("./quick-add/quick-add").then((module) => module.QuickAdd));
const ZonesPanel = dynamic(() => import("./zones-panel").then((module) => module.ZonesPanel));

/**
 * What lies over the map: the one panel that is open, if any. Each is a part of the program of its own, fetched when it
 * is first opened, and asks the map's state for its input.
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
      return <ConnectPanel />;
    case "move":
      return <MovePanel />;
    case "rename":
      return <RenamePanel />;
    case "quick-add":
      return <QuickAdd />;
    case "images":
      return <ImagesPanel />;
    case "zones":
      return <ZonesPanel />;
    case "find":
      return <FindBar />;
    default:
      return null;
  }
}
