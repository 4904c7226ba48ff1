import type { OwnControl } from "../../pipeline/document";
import { oncePer } from "../../once-per";
import type { Catalogue } from "../catalogue";
import { catalogue } from "../load";
import { asControl, type Governed, ownControls } from "./own-controls";

/**
 * The catalogue with the released controls of the workspace's own, which the pipeline carries: what counts and gates run on. One object
 * for one policy. Those that were retired apply nowhere.
 */
export function catalogueOf(pipeline: Governed): Catalogue {
  const own = pipeline.policy?.controls;
  return own === undefined ? catalogue : withReleased(own);
}

const withReleased = oncePer((controls: OwnControl[]): Catalogue => {
  const released = [...ownControls({ policy: { controls } }).values()].filter(
    ({ state }) => state === "released",
  );
  return released.length === 0
    ? catalogue
    : { ...catalogue, controls: [...catalogue.controls, ...released.map(asControl)] };
});
