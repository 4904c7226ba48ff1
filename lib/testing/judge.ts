import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { Image } from "../domain/pipeline/document";
import { pipelineFromDocument } from "../domain/pipeline/pipeline";
import { analyse } from "../domain/posture/analyse";
import type { Posture, Verdict } from "../domain/posture/posture";
import type { PipelineBuilder } from "./builders";

export const judgedOn = "2026-11-24";

export function judge(builder: PipelineBuilder, images: readonly Image[] = []): Posture {
  return analyse(
    pipelineFromDocument({ ...builder.toDocument(), images: [...images] }),
    mappedCatalogue,
    judgedOn,
  );
}

export function verdictOf(control: string, builder: PipelineBuilder, images: readonly Image[] = []): Verdict {
  const found = judge(builder, images).gates.find((gate) => gate.control === control)?.declared;
  if (!found) throw new Error(`${control} is no gate`);
  return found;
}
