import type { Pipeline } from "../pipeline/pipeline";
import { writeJson } from "./json";
import { slugOf } from "./slug";

/** A pipeline as a file that can be imported again unchanged. */
export function documentFile(pipeline: Pipeline): { readonly name: string; readonly text: string } {
  return { name: `${slugOf(pipeline.name)}.blueline.json`, text: writeJson(pipeline) };
}
