import type { OwnControl } from "../../pipeline/document";
import { oncePer } from "../../once-per";
import type { Catalogue } from "../catalogue";
import { catalogue } from "../load";
import { asControl, type Governed, ownControls } from "./own-controls";

/**
 * The catalogue with the released custom controls that the pipeline carries: the basis of counts and gates. Cached, one object per
 * policy. Retired custom controls are left out.
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
