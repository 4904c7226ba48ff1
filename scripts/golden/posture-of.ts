import { publishedPosture } from "@/lib/domain/contract/published-posture";
import { mappedCatalogueOf } from "@/lib/domain/catalogue/own/mapped-catalogue-of";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { answersOf } from "@/lib/server/pipeline/incident-answers";
import { goldenDay, type Keep } from "./part";

/** A map, its whole posture, and the incidents that would have reached production on it. */
export async function keepPosture(keep: Keep, name: string, document: PipelineDocument): Promise<void> {
  await keep(`${name}.json`, () => {
    const pipeline = pipelineFromDocument(document);
    return {
      document,
      posture: publishedPosture(analyse(pipeline, mappedCatalogueOf(pipeline), goldenDay)),
      incidents: {
        declared: answersOf(pipeline, goldenDay, "declared"),
        proven: answersOf(pipeline, goldenDay, "proven"),
      },
    };
  });
}
