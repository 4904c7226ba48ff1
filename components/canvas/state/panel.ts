import type { Direction } from "@/lib/client/posture/posture-message";
import type { QuickAdd } from "@/lib/domain/edits/quick-add";

/** The panel over the map: one at a time. Each is a part in panels.tsx, loaded when first opened. */
export type Panel =
  | { readonly name: "palette" }
  /** The display options, and saving as a picture. */
  | { readonly name: "show" }
  /** The pipeline's name, description and file. */
  | { readonly name: "pipeline" }
  | { readonly name: "commands" }
  | { readonly name: "keys" }
  | { readonly name: "find" }
  | { readonly name: "connect"; readonly from: string }
  /** A mode: the next node that is chosen is the source, the one after it the target. */
  | { readonly name: "connecting"; readonly from?: string }
  | { readonly name: "move"; readonly node: string }
  | { readonly name: "rename"; readonly node: string }
  | { readonly name: "images"; readonly image?: string }
  | { readonly name: "follow"; readonly image?: string }
  | { readonly name: "zones"; readonly zone?: string }
  | { readonly name: "ways-in" }
  /** A catalogue incident on this map, by its id; its title once that is loaded. */
  | { readonly name: "incident"; readonly incident: string; readonly title?: string }
  | { readonly name: "bypasses" }
  | { readonly name: "choke-points" }
  | { readonly name: "compromise"; readonly node?: string; readonly direction: Direction }
  | { readonly name: "what-if" }
  /** In pixels of the window: where the menu of the selection opens. */
  | { readonly name: "menu"; readonly x: number; readonly y: number }
  /** Nodes that may follow a node, precede it, or go in the middle of a connection. */
  | ({ readonly name: "quick-add" } & QuickAdd);

/** The findings of the analysis, on the right of the map. */
const findings: ReadonlySet<Panel["name"] | undefined> = new Set([
  "ways-in",
  "incident",
  "bypasses",
  "choke-points",
  "compromise",
  "what-if",
]);

export function showsFindings(panel: Panel | undefined): boolean {
  return findings.has(panel?.name);
}

/** The names of panels in the page title and in links back to them. */
export const panelTitles: Partial<{ readonly [N in Panel["name"]]: string }> = {
  "ways-in": "Entry points",
  incident: "Incident",
  bypasses: "Bypasses",
  "choke-points": "Choke points",
  compromise: "Blast radius",
  "what-if": "What if",
  follow: "Follow the container",
  images: "Images and layers",
  zones: "Zones",
  palette: "Add",
};

/** Panels that an address may name directly; findings and the line of a container have parameters of their own. */
export const panelsByName = ["images", "zones", "pipeline", "keys"] as const;
