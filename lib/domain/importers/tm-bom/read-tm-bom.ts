import * as z from "zod/mini";
import { noZoneKey } from "../../exporters/carried";
import { tmBomDescription, tmBomExtension } from "../../exporters/tm-bom";
import type { NodeKind } from "../../pipeline/document";
import { nodeSchema } from "../../pipeline/document-schemas";
import { err } from "../../result";
import { climb, notClimbed } from "../climb";
import type { FoundNode } from "../found-model";
import type { ImportResult } from "../imported";
import { NotCarried } from "../not-carried";
import { parseShape } from "../parse-shape";
import { restoreDocument } from "../restore-document";

const thing = z.looseObject({
  symbolic_name: z.string(),
  title: z.string(),
  description: z.optional(z.string()),
  type: z.optional(z.string()),
  product: z.optional(z.string()),
  trust_zone: z.optional(z.nullable(z.string())),
  parent_component: z.optional(z.string()),
});
const titled = z.looseObject({ title: z.string() });
const reference = z.looseObject({ object: z.string() });
const list = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.array(schema));
const carriedList = z.optional(z.array(z.tuple([z.string(), z.unknown()])));
const modelSchema = z.looseObject({
  $schema: z.optional(z.string()),
  scope: z.looseObject({ title: z.string() }),
  description: z.optional(z.string()),
  trust_zones: z.array(z.looseObject({ symbolic_name: z.string(), title: z.string() })),
  actors: list(thing),
  components: list(thing),
  data_stores: list(thing),
  data_flows: list(
    z.looseObject({
      symbolic_name: z.string(),
      title: z.string(),
      source: reference,
      destination: reference,
    }),
  ),
  data_sets: list(titled),
  diagrams: list(titled),
  assumptions: list(z.looseObject({ description: z.string() })),
  threat_personas: list(titled),
  threats: list(titled),
  controls: list(z.looseObject({ title: z.string(), symbolic_name: z.string() })),
  risks: list(titled),
  extensions: z.optional(
    z.looseObject({
      [tmBomExtension]: z.optional(
        z.looseObject({
          pipeline: z.optional(z.unknown()),
          nodes: carriedList,
          edges: carriedList,
          zones: carriedList,
        }),
      ),
    }),
  ),
});
type Model = z.infer<typeof modelSchema>;
type Thing = z.infer<typeof thing>;

const lists = ["actors", "components", "data_stores"] as const;
/** Of those that TM-BOM knows: who has to do with code. */
const developers = new Set(["engineer"]);

/** Reads a TM-BOM 1.0. It has no positions, so foreign records are tidied up. */
export function readTmBom(value: unknown): ImportResult {
  const parsed = parseShape(modelSchema, value);
  if (!parsed.ok) return parsed;
  const model = parsed.value;
  if (model.$schema !== undefined && !/\/v1\.0\.\d+\/threat-model\.schema\.json$/.test(model.$schema))
    return err([{ path: "$schema", message: "only TM-BOM 1.0 is supported" }]);
  const { pipeline, ...ours } = model.extensions?.[tmBomExtension] ?? {};
  const carried = new Map([...(ours.nodes ?? []), ...(ours.edges ?? []), ...(ours.zones ?? [])]);
  const notCarried = new NotCarried();
  const zones = model.trust_zones.filter(({ symbolic_name: key }) => key !== noZoneKey);
  const zoneKeys = new Set(zones.map(({ symbolic_name: key }) => key));
  const components = new Map((model.components ?? []).map((one) => [one.symbolic_name, one]));
  const nodes: FoundNode[] = [];
  for (const name of lists)
    for (const [index, one] of (model[name] ?? []).entries()) {
      const path = `${name}[${index}]`;
      if (climb(one, ({ parent_component: above }) => components.get(above ?? "")) === undefined)
        return err([{ path: `${path}.parent_component`, message: notClimbed }]);
      if (one.parent_component !== undefined)
        notCarried.add(
          "component is inside another, and was imported next to it",
          "components are inside others, and were imported next to them",
          one.title,
        );
      const zone = one.trust_zone ?? undefined;
      nodes.push({
        key: one.symbolic_name,
        path,
        name: one.title,
        description: one.description ?? "",
        writtenDescription,
        carried: carried.get(one.symbolic_name),
        zone: zone !== undefined && zoneKeys.has(zone) ? zone : null,
        otherwise: otherwiseOf(name, one),
        hints: one.product === undefined ? [] : [one.product],
      });
    }
  leaveBehind(model, pipeline !== undefined, notCarried);
  return restoreDocument(
    "tm-bom",
    {
      name: model.scope.title,
      description: model.description ?? "",
      carried: pipeline,
      zones: zones.map(({ symbolic_name: key, title }, index) => ({
        key,
        path: `trust_zones[${index}]`,
        name: title,
        carried: carried.get(key),
      })),
      nodes,
      edges: (model.data_flows ?? []).map((flow, index) => ({
        key: flow.symbolic_name,
        path: `data_flows[${index}]`,
        name: flow.title,
        source: flow.source.object,
        target: flow.destination.object,
        carried: carried.get(flow.symbolic_name),
      })),
    },
    notCarried,
  );
}

function otherwiseOf(from: (typeof lists)[number], { type }: Thing): NodeKind | undefined {
  return from === "actors" && developers.has(type ?? "") ? "developer" : undefined;
}

/** A carried node that is none of ours is refused later, with its place. */
function writtenDescription(node: unknown): string {
  const parsed = nodeSchema.safeParse(node);
  return parsed.success ? tmBomDescription(parsed.data) : "";
}

function leaveBehind(model: Model, isOurs: boolean, notCarried: NotCarried): void {
  const say = (all: readonly { readonly title: string }[] | undefined, one: string, many: string) => {
    for (const { title } of all ?? [])
      notCarried.add(`${one} was not imported`, `${many} were not imported`, title);
  };
  say(model.data_sets, "data set", "data sets");
  say(model.diagrams, "diagram", "diagrams");
  say(model.threat_personas, "threat persona", "threat personas");
  say(model.threats, "threat", "threats");
  say(model.risks, "risk", "risks");
  // Those from Blueline repeat claims, which are imported; their name shows it.
  say(
    (model.controls ?? []).filter(({ symbolic_name: key }) => !(isOurs && /^node-.+--/.test(key))),
    "control",
    "controls",
  );
  say(
    (model.assumptions ?? []).map(({ description }) => ({ title: description })),
    "assumption",
    "assumptions",
  );
}
