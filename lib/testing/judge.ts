import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { Image } from "../domain/pipeline/document";
import { pipelineFromDocument } from "../domain/pipeline/pipeline";
import { analyse } from "../domain/posture/analyse";
import type { Posture, Verdict } from "../domain/posture/posture";
import type { PipelineBuilder } from "./builders";

/** The day of every case that is judged by hand. */
export const judgedOn = "2026-11-24";

/** The posture by the catalogue as it is delivered. */
export function judge(builder: PipelineBuilder, images: readonly Image[] = []): Posture {
  return analyse(
    pipelineFromDocument({ ...builder.toDocument(), images: [...images] }),
    mappedCatalogue,
    judgedOn,
  );
}

/** What becomes of one gate, as declared. */
export function verdictOf(control: string, builder: PipelineBuilder, images: readonly Image[] = []): Verdict {
  const found = judge(builder, images).gates.find((gate) => gate.control === control)?.declared;
  if (!found) throw new Error(`${control} is no gate`);
  return found;
}
