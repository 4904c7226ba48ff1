import { documentFromPipeline, type Pipeline } from "../pipeline/pipeline";
import { slugOf } from "./slug";

/** A pipeline as a file that can be imported again unchanged: without spaces, so that the largest fits too. */
export function documentFile(pipeline: Pipeline): { readonly name: string; readonly text: string } {
  return {
    name: `${slugOf(pipeline.name)}.blueline.json`,
    text: `${JSON.stringify(documentFromPipeline(pipeline))}\n`,
  };
}
