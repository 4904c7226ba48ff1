import type { ControlProse } from "./catalogue";
import prose from "./generated/prose.json";
import { type Governed, ownControls } from "./own/own-controls";
import { ownProse } from "./own/own-prose";

// As in load.ts: the generator has checked the file.
const byControl: ReadonlyMap<string, ControlProse> = new Map(
  Object.entries(prose as { readonly [control: string]: ControlProse }),
);

/** Server and command line only; the browser fetches `detailsPath`. */
export function controlProse(control: string, pipeline: Governed): ControlProse | undefined {
  const own = ownControls(pipeline).get(control);
  return byControl.get(control) ?? (own && ownProse(own));
}
