import type { ControlProse } from "./catalogue";
import prose from "./generated/prose.json";

// As in load.ts: the script that writes this file has checked its shape.
const byControl: ReadonlyMap<string, ControlProse> = new Map(
  Object.entries(prose as { readonly [control: string]: ControlProse }),
);

/** For the server and the command line; the browser fetches `detailsPath` instead of bundling all of it. */
export function controlProse(control: string): ControlProse | undefined {
  return byControl.get(control);
}
