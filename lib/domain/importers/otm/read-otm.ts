import * as z from "zod/mini";
import { carriedKey, noZoneKey } from "../../exporters/carried";
import { err } from "../../result";
import { climb, notClimbed } from "../climb";
import type { ImportResult } from "../imported";
import { NotCarried } from "../not-carried";
import { parseShape } from "../parse-shape";
import { restoreDocument } from "../restore-document";

const text = z.optional(z.nullable(z.string()));
const attributes = z.optional(z.nullable(z.looseObject({ [carriedKey]: z.optional(z.unknown()) })));
const parent = z.optional(
  z.nullable(z.looseObject({ trustZone: z.optional(z.string()), component: z.optional(z.string()) })),
);
const named = z.looseObject({ id: z.string(), name: z.string() });
const list = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(z.array(schema)));
const tags = list(z.nullable(z.string()));
const position = z.looseObject({ x: z.number(), y: z.number() });
const modelSchema = z.looseObject({
  otmVersion: z.string(),
  project: z.looseObject({ name: z.string(), description: text, attributes }),
  trustZones: list(z.looseObject({ id: z.string(), name: z.string(), parent, attributes })),
  components: list(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      type: text,
      description: text,
      parent,
      tags,
      representations: list(z.looseObject({ position: z.optional(z.nullable(position)) })),
      attributes,
    }),
  ),
  dataflows: list(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      description: text,
      bidirectional: z.optional(z.nullable(z.boolean())),
      source: z.string(),
      destination: z.string(),
      attributes,
    }),
  ),
  assets: list(named),
  threats: list(z.looseObject({ id: z.string(), name: z.string(), attributes: z.optional(z.unknown()) })),
  mitigations: list(z.looseObject({ id: z.string(), name: z.string(), attributes: z.optional(z.unknown()) })),
});

/** Reads an Open Threat Model 0.2.0. A component inside another is in the zone that the outermost is in. */
export function readOtm(value: unknown): ImportResult {
  const parsed = parseShape(modelSchema, value);
  if (!parsed.ok) return parsed;
  const model = parsed.value;
  if (!/^0\.2(\.|$)/.test(model.otmVersion))
    return err([{ path: "otmVersion", message: "only Open Threat Model 0.2.0 is supported" }]);
  const notCarried = new NotCarried();
  const components = new Map((model.components ?? []).map((component) => [component.id, component]));
  const zones = (model.trustZones ?? []).filter(({ id }) => id !== noZoneKey);
  const zoneIds = new Set(zones.map(({ id }) => id));
  for (const zone of zones)
    if (zone.parent)
      notCarried.add(
        "zone is inside another, and was imported next to it",
        "zones are inside others, and were imported next to them",
        zone.name,
      );
  const nodes = [];
  for (const [index, component] of (model.components ?? []).entries()) {
    const path = `components[${index}]`;
    const parents = climb(component, ({ parent: above }) => components.get(above?.component ?? ""));
    if (parents === undefined) return err([{ path: `${path}.parent.component`, message: notClimbed }]);
    if (component.parent?.component !== undefined)
      notCarried.add(
        "component is inside another, and was imported next to it",
        "components are inside others, and were imported next to them",
        component.name,
      );
    const zone = parents.at(-1)?.parent?.trustZone;
    const place = (component.representations ?? []).find(({ position: at }) => at)?.position;
    nodes.push({
      key: component.id,
      path,
      name: component.name,
      description: component.description ?? "",
      carried: component.attributes?.[carriedKey],
      zone: zone !== undefined && zoneIds.has(zone) ? zone : null,
      position: place ? { x: place.x, y: place.y } : undefined,
      hints: [component.type, ...(component.tags ?? [])].filter((word) => typeof word === "string"),
    });
  }
  const edges = (model.dataflows ?? []).map((flow, index) => {
    if (flow.bidirectional === true)
      notCarried.add(
        "dataflow is bidirectional, and was imported in one direction",
        "dataflows are bidirectional, and were imported in one direction",
        flow.name,
      );
    return {
      key: flow.id,
      path: `dataflows[${index}]`,
      name: flow.name,
      source: flow.source,
      target: flow.destination,
      carried: flow.attributes?.[carriedKey],
    };
  });
  const carried = model.project.attributes?.[carriedKey];
  leaveBehind(model, carried !== undefined, notCarried);
  return restoreDocument(
    "otm",
    {
      name: model.project.name,
      description: model.project.description ?? "",
      carried,
      zones: zones.map(({ id, name, attributes: more }, index) => ({
        key: id,
        path: `trustZones[${index}]`,
        name,
        carried: more?.[carriedKey],
      })),
      nodes,
      edges,
    },
    notCarried,
  );
}

function leaveBehind(model: z.infer<typeof modelSchema>, isOurs: boolean, notCarried: NotCarried): void {
  // Those from Blueline repeat claims, which are imported.
  const foreign = <One extends { readonly attributes?: unknown }>(all: readonly One[] | null | undefined) =>
    (all ?? []).filter(({ attributes: more }) => !(isOurs && isControl(more)));
  for (const { name } of model.assets ?? [])
    notCarried.add("asset was not imported", "assets were not imported", name);
  for (const { name } of foreign(model.threats))
    notCarried.add("threat was not imported", "threats were not imported", name);
  for (const { name } of foreign(model.mitigations))
    notCarried.add("mitigation was not imported", "mitigations were not imported", name);
}

const isControl = (more: unknown) => z.looseObject({ control: z.string() }).safeParse(more).success;
