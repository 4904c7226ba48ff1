import { mappedCatalogue } from "../../catalogue/load-mappings";
import { type ExportSource, readableJson } from "../export-source";
import { refs } from "./bom-refs";
import { declarationsOf } from "./declarations";
import { formulationOf } from "./formulation";
import { componentsOf, dependenciesOf, servicesOf } from "./parts";

export type CycloneDxVersion = "1.6" | "1.7";

/**
 * A CycloneDX bill of materials (ECMA-424, https://cyclonedx.org): the images with their parents and the nodes, their builds and
 * connections (`formulation`), and their claims (`declarations`). Without a serial number: the same pipeline at the same instant
 * is the same file.
 */
export function cycloneDxFrom(source: ExportSource, version: CycloneDxVersion): string {
  const { pipeline, at } = source;
  const { declarations, definitions } = declarationsOf(source);
  return readableJson({
    $schema: `http://cyclonedx.org/schema/bom-${version}.schema.json`,
    bomFormat: "CycloneDX",
    specVersion: version,
    version: 1,
    metadata: {
      timestamp: at,
      tools: { components: [{ type: "application", name: "Blueline", version: mappedCatalogue.version }] },
      component: {
        type: "application",
        "bom-ref": refs.pipeline,
        name: pipeline.name,
        ...(pipeline.description ? { description: pipeline.description } : {}),
      },
    },
    components: componentsOf(pipeline),
    services: servicesOf(pipeline),
    dependencies: dependenciesOf(pipeline),
    formulation: formulationOf(pipeline),
    declarations,
    definitions,
  });
}
