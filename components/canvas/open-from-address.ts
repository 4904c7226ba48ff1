import { findControl } from "@/lib/domain/catalogue/find-control";
import { assumedFromKey } from "@/lib/domain/posture/what-if/assumed";
import type { CommandContext } from "./commands/command";
import { chooseLens } from "./panels/lens/choose-lens";
import { panelsByName } from "./state/panel";

/** Applies an address: `?lens=` sets the lens, `?finding=` opens a finding, with `?suppose=` its assumptions, `?wayIn=` the entry point at a node or connection, `?incident=` a catalogue incident on this map, `?follow=all` or an image the line of a container, `?panel=` and `?edge=` the named ones. */
export function openFromAddress(context: CommandContext, search: string): void {
  const { map, pipeline } = context;
  const asked = new URLSearchParams(search);
  const lens = asked.get("lens");
  if (lens !== null) void chooseLens(context, lens);
  const edge = asked.get("edge");
  if (edge !== null && pipeline().edges.get(edge)) map.selectEdge(edge);
  const panel = panelsByName.find((name) => name === asked.get("panel"));
  if (panel !== undefined) map.openPanel({ name: panel });
  const image = asked.get("follow");
  if (image !== null)
    map.openPanel({ name: "follow", ...(image === "all" || image === "" ? {} : { image }) });
  const wayIn = asked.get("wayIn");
  if (wayIn !== null) {
    map.lookAt({ wayIn: wayIn === "" ? undefined : wayIn });
    return map.openPanel({ name: "ways-in" });
  }
  const incident = asked.get("incident");
  if (incident !== null) return map.openPanel({ name: "incident", incident });
  const finding = asked.get("finding");
  const supposed = asked.get("suppose");
  if (supposed !== null) map.suppose(assumedFromKey(supposed));
  if (finding !== null) openFinding(context, finding);
}

function openFinding({ map, pipeline }: CommandContext, finding: string): void {
  if (finding === "choke-points" || finding === "what-if" || finding === "ways-in")
    return map.openPanel({ name: finding });
  const [direction, node] = finding.split(":", 2);
  if (node !== undefined && (direction === "reaches" || direction === "reached-by"))
    return map.openPanel({ name: "compromise", node, direction });
  if (findControl(finding, pipeline())) map.lookAt({ gate: finding });
  map.openPanel({ name: "bypasses" });
}
