import type { Control } from "./catalogue";
import { catalogue } from "./load";
import { asControl, type Governed, ownControls } from "./own/own-controls";

const byId: ReadonlyMap<string, Control> = new Map(
  catalogue.controls.map((control) => [control.id, control]),
);

/** By its id: of the catalogue, or one of the workspace's own that the pipeline carries, retired ones included; else undefined. */
export function findControl(id: string, pipeline: Governed): Control | undefined {
  const own = ownControls(pipeline).get(id);
  return byId.get(id) ?? (own && asControl(own));
}

/** What a control is called; one that neither the catalogue nor the pipeline knows, by its id. */
export function controlTitle(id: string, pipeline: Governed): string {
  return (byId.get(id) ?? ownControls(pipeline).get(id))?.title ?? id;
}
