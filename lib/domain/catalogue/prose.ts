import type { ControlProse } from "./catalogue";
import prose from "./generated/prose.json";
import { type Governed, ownControls } from "./own/own-controls";
import { ownProse } from "./own/own-prose";

// As in load.ts: the script that writes this file has checked its shape.
const byControl: ReadonlyMap<string, ControlProse> = new Map(
  Object.entries(prose as { readonly [control: string]: ControlProse }),
);

/** For the server and the command line; the browser fetches `detailsPath` instead of bundling all of it. */
export function controlProse(control: string, pipeline: Governed): ControlProse | undefined {
  const own = ownControls(pipeline).get(control);
  return byControl.get(control) ?? (own && ownProse(own));
}
