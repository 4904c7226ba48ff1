import * as fc from "fast-check";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import { templates } from "@/lib/domain/catalogue/templates/templates";
import { incidentMaps } from "@/lib/testing/incident-maps/incident-maps";
import { randomMap } from "@/lib/testing/oracle/random-map";
import type { Keep } from "./part";
import { keepPosture } from "./posture-of";

const random = { numRuns: 200, seed: 2026 };

/** Postures of every template, of the worked and drawn examples, and of random maps. */
export async function makePostures(keep: Keep): Promise<void> {
  for (const template of templates) {
    await keep(`templates/${template.id}.template.json`, () => template);
    await keepPosture(keep, `templates/${template.id}.posture`, template.document);
  }
  await keepPosture(keep, "examples/sample", sampleDocument);
  for (const [incident, { map }] of Object.entries(incidentMaps))
    await keepPosture(keep, `examples/${incident}`, map.toDocument());
  for (const [index, document] of fc.sample(randomMap(mappedCatalogue), random).entries())
    await keepPosture(keep, `random/${String(index + 1).padStart(3, "0")}`, document);
}
