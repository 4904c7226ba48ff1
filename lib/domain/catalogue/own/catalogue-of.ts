import type { OwnControl } from "../../pipeline/document";
import type { Catalogue } from "../catalogue";
import { catalogue } from "../load";
import { asControl, type Governed, ownControls } from "./own-controls";

const known = new WeakMap<readonly OwnControl[], Catalogue>();

/**
 * The catalogue with the released controls of the workspace's own, which the pipeline carries: what counts and gates run on. One object
 * for one policy. Those that were retired apply nowhere.
 */
export function catalogueOf(pipeline: Governed): Catalogue {
  const own = pipeline.policy?.controls;
  if (own === undefined) return catalogue;
  const before = known.get(own);
  if (before) return before;
  const released = [...ownControls(pipeline).values()].filter(({ state }) => state === "released");
  const made =
    released.length === 0
      ? catalogue
      : { ...catalogue, controls: [...catalogue.controls, ...released.map(asControl)] };
  known.set(own, made);
  return made;
}
