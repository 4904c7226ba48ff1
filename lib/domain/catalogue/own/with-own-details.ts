import type { CatalogueDetails } from "../catalogue";
import { type Governed, ownControls } from "./own-controls";
import { ownProse } from "./own-prose";

/** The catalogue's details with those of the custom controls and frameworks that the pipeline carries. */
export function withOwnDetails(details: CatalogueDetails, pipeline: Governed): CatalogueDetails {
  const { controls, frameworks = [] } = pipeline.policy ?? {};
  if (controls === undefined && frameworks.length === 0) return details;
  const prose = [...ownControls(pipeline)].map(([id, control]) => [id, ownProse(control)] as const);
  return {
    ...details,
    prose: { ...Object.fromEntries(prose), ...details.prose },
    frameworks: [
      ...details.frameworks,
      ...frameworks.map(({ id, title, version, publisher, url, items }) => ({
        id,
        title,
        version,
        publisher,
        url,
        titles: Object.fromEntries(items.map((item) => [item.id, item.title])),
      })),
    ],
  };
}
