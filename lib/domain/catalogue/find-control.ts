import type { Control } from "./catalogue";
import { catalogue } from "./load";

const byId: ReadonlyMap<string, Control> = new Map(
  catalogue.controls.map((control) => [control.id, control]),
);

/** By its id; undefined for one that this catalogue does not have. */
export function findControl(id: string): Control | undefined {
  return byId.get(id);
}

/** What a control is called; one that this catalogue does not have, by its id. */
export function controlTitle(id: string): string {
  return byId.get(id)?.title ?? id;
}
