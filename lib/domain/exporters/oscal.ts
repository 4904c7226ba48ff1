import { frameworkById } from "../catalogue/frameworks";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { mappedCatalogueOf } from "../catalogue/own/mapped-catalogue-of";
import { catalogueOf } from "../catalogue/own/catalogue-of";
import type { Governed } from "../catalogue/own/own-controls";
import type { NodeKind, PipelineNode } from "../pipeline/document";
import { byId, documentFromPipeline, type Pipeline } from "../pipeline/pipeline";
import { type Assessment, assessmentsOf } from "../posture/coverage/assessments";
import { isEffective } from "../posture/coverage/effective-status";
import type { RequirementStatus } from "../posture/posture";
import { disambiguatedNames } from "../posture/words/disambiguate-names";
import { counted } from "../words/english";
import { kindName } from "../words/kind-name";
import { type ExportSource, readableJson } from "./export-source";
import { nameUuid } from "./name-uuid";
import { acceptedIn } from "./accepted-line";
import { isKnownYear, listIfAny, oneLine, prop } from "./oscal-parts";

const framework = "nist-sp-800-53-r5";
/** Where the ids of its controls are defined. */
const nistCatalog =
  "https://raw.githubusercontent.com/usnistgov/oscal-content/main/nist.gov/SP800-53/rev5/json/NIST_SP-800-53_rev5_catalog.json";

/** UUIDs of a pipeline: the same from day to day, so that two results can be compared. */
type UuidOf = (name: string) => string;

/**
 * OSCAL 1.2.1 assessment results (NIST): an observation for each control of the catalogue that is in scope and for each
 * piece of evidence, and a finding for each control of NIST SP 800-53 that those support. What our catalogue does not map
 * to a control of NIST has observations alone: no id is made up.
 */
export function oscalFrom({ pipeline, posture, at }: ExportSource): string {
  const uuidOf = uuidsOf(pipeline);
  const day = at.slice(0, 10);
  const content = nameUuid(JSON.stringify(documentFromPipeline(pipeline)));
  const assessed = [...assessmentsOf(pipeline, catalogueOf(pipeline), day)].filter(
    ({ status }) => status !== "not-applicable",
  );
  const byControl = new Map<string, Assessment[]>();
  for (const one of assessed) {
    const known = byControl.get(one.control.id);
    if (known) known.push(one);
    else byControl.set(one.control.id, [one]);
  }
  const results = posture.frameworks.declared.find((one) => one.framework === framework)?.requirements ?? [];
  const reviewed = results.filter(({ status }) => status !== "not-applicable");
  const controlsOf = supporting(pipeline);
  const plan = uuidOf("plan");
  return readableJson({
    "assessment-results": {
      uuid: nameUuid(`${content} ${mappedCatalogue.version} ${at}`),
      metadata: {
        title: oneLine(`Assessment of ${pipeline.name}`),
        "last-modified": at,
        version: mappedCatalogue.version,
        "oscal-version": "1.2.1",
      },
      "import-ap": { href: `#${plan}` },
      results: [
        {
          uuid: nameUuid(`result ${content} ${mappedCatalogue.version} ${at}`),
          title: "Controls of the pipeline, declared by its team",
          description: `Statuses that the team set for the controls of ${counted(pipeline.nodes.size, "node")}, with their evidence.`,
          start: at,
          ...components(pipeline, uuidOf),
          "reviewed-controls": { "control-selections": [selectionOf(reviewed.map(({ id }) => id))] },
          ...listIfAny("observations", [
            ...[...byControl].map(([control, pairs]) => observationOf(control, pairs, at, uuidOf)),
            ...assessed.flatMap((one) => evidenceOf(one, at, uuidOf)),
          ]),
          ...listIfAny("risks", acceptedRisks(assessed, uuidOf)),
          ...listIfAny(
            "findings",
            reviewed.map((result) =>
              findingOf(result, { byControl, controls: controlsOf.get(result.id) ?? [] }, uuidOf),
            ),
          ),
        },
      ],
      "back-matter": {
        resources: [
          {
            uuid: plan,
            title: "No assessment plan",
            description:
              "The results are calculated from a map of the pipeline and the claims of its team. There is no OSCAL plan.",
          },
          {
            uuid: uuidOf("catalog"),
            title: frameworkById(framework)?.title ?? framework,
            rlinks: [{ href: nistCatalog, "media-type": "application/json" }],
          },
        ],
      },
    },
  });
}

function uuidsOf({ name: pipeline }: Pipeline): UuidOf {
  const within = nameUuid(`pipeline ${pipeline}`);
  // A node is named for every control that applies to it.
  const known = new Map<string, string>();
  return (name) => {
    const uuid = known.get(name) ?? nameUuid(name, within);
    known.set(name, uuid);
    return uuid;
  };
}

const componentTypes: { readonly [K in NodeKind]?: string } = {
  developer: "hardware",
  host: "system",
  workload: "software",
};

function components({ nodes, zones }: Pipeline, uuidOf: UuidOf) {
  const apart = disambiguatedNames({ nodes });
  const list = [...nodes.values()].toSorted(byId).map((node: PipelineNode) => ({
    uuid: uuidOf(`node ${node.id}`),
    type: componentTypes[node.kind] ?? "service",
    title: oneLine(apart.get(node.id) ?? node.name),
    description: node.note || kindName(node),
    props: [
      prop("node", node.id),
      prop("kind", node.kind),
      prop("stage", node.stage),
      ...(node.zone === undefined ? [] : [prop("zone", zones.get(node.zone)?.name ?? node.zone)]),
      ...(node.owner ? [prop("owner", node.owner)] : []),
    ],
    status: { state: "operational" },
  }));
  return list.length === 0 ? {} : { "local-definitions": { components: list } };
}

function selectionOf(ids: readonly string[]) {
  if (ids.length > 0) return { "include-controls": ids.map((id) => ({ "control-id": controlIdOf(id) })) };
  // The format has no word for none at all.
  return {
    description: "Nothing on the map has a control that supports one of these: none was reviewed.",
    "include-all": {},
    "exclude-controls": (frameworkById(framework)?.items ?? []).map(({ id }) => ({
      "control-id": controlIdOf(id),
    })),
  };
}

function observationOf(control: string, pairs: readonly Assessment[], at: string, uuidOf: UuidOf) {
  const inPlace = pairs.filter(({ status }) => isEffective(status, "declared")).length;
  return {
    uuid: uuidOf(`observation ${control}`),
    title: oneLine(pairs[0]?.control.title ?? control),
    description: `In place on ${inPlace} of ${counted(pairs.length, "node")} that it applies to${unassessedWords(pairs)}.`,
    props: [prop("control", control)],
    methods: ["INTERVIEW"],
    subjects: pairs.map(({ node, status }) => ({
      "subject-uuid": uuidOf(`node ${node.id}`),
      type: "component",
      props: [prop("status", status)],
    })),
    collected: at,
  };
}

/** An unassessed control is neither in place nor missing. */
function unassessedWords(pairs: readonly Assessment[]): string {
  const unassessed = pairs.filter(({ status }) => status === "not-assessed").length;
  return unassessed === 0 ? "" : `, ${unassessed} not assessed`;
}

function evidenceOf({ node, control, claim }: Assessment, at: string, uuidOf: UuidOf) {
  return (claim?.evidence ?? []).map(({ id, title, tool, result, effective, expires, url, digest }) => ({
    uuid: uuidOf(`evidence ${node.id} ${control.id} ${id}`),
    title: oneLine(title),
    description: `${result === "supports" ? "Supports" : "Contradicts"} that ${control.title} is in place.`,
    props: [prop("control", control.id), prop("result", result), ...(digest ? [prop("digest", digest)] : [])],
    methods: [tool ? "TEST" : "EXAMINE"],
    subjects: [{ "subject-uuid": uuidOf(`node ${node.id}`), type: "component" }],
    "relevant-evidence": [
      {
        ...(url !== undefined && isReference(url) ? { href: url } : {}),
        description: tool ? `${title}, by ${tool}` : title,
      },
    ],
    collected: isKnownYear(effective) ? `${effective}T00:00:00Z` : at,
    ...(expires !== undefined && isKnownYear(expires) ? { expires: `${expires}T23:59:59Z` } : {}),
  }));
}

function findingOf(
  { id, status }: { readonly id: string; readonly status: RequirementStatus },
  {
    byControl,
    controls,
  }: {
    readonly byControl: ReadonlyMap<string, readonly Assessment[]>;
    readonly controls: readonly string[];
  },
  uuidOf: UuidOf,
) {
  const inScope = controls.filter((control) => byControl.has(control));
  const pairs = inScope.flatMap((control) => byControl.get(control) ?? []);
  const inPlace = pairs.filter((one) => isEffective(one.status, "declared")).length;
  const title = titles.get(id) ?? id;
  return {
    uuid: uuidOf(`finding ${id}`),
    title: `${id} ${title}`,
    description: `${inPlace} of ${counted(pairs.length, "control")} in scope that support it are in place${unassessedWords(pairs)}: it supports, and does not prove, that the control is met.`,
    props: [prop("requirement", `${framework}/${id}`), prop("status", status)],
    target: {
      // The statement of a control: its id with this ending, in NIST's own catalogue.
      type: "statement-id",
      "target-id": `${controlIdOf(id)}_smt`,
      status:
        status === "met"
          ? { state: "satisfied", reason: "pass" }
          : { state: "not-satisfied", reason: status === "partly" ? "other" : "fail" },
    },
    "related-observations": inScope.map((control) => ({
      "observation-uuid": uuidOf(`observation ${control}`),
    })),
    ...listIfAny(
      "related-risks",
      pairs.filter(acceptanceOf).map((one) => ({ "risk-uuid": uuidOf(riskName(one)) })),
    ),
  };
}

/** By requirement of the framework: the controls that support it. */
function supporting(pipeline: Governed): ReadonlyMap<string, readonly string[]> {
  return new Map(
    mappedCatalogueOf(pipeline)
      .mappings.frameworks.find(({ id }) => id === framework)
      ?.requirements.map(({ id, controls }) => [id, controls]),
  );
}

const acceptanceOf = ({ claim, note }: Assessment) => acceptedIn(claim, note);
const riskName = ({ node, control }: Assessment) => `risk ${node.id} ${control.id}`;

/** An accepted risk is an approved deviation with a deadline. The control is still a gap. */
function acceptedRisks(assessed: readonly Assessment[], uuidOf: UuidOf): readonly object[] {
  return assessed.flatMap((one) => {
    const acceptance = acceptanceOf(one);
    if (!acceptance) return [];
    const { node, control, claim } = one;
    return [
      {
        uuid: uuidOf(riskName(one)),
        title: oneLine(`${control.title}: ${node.name}`),
        description: claim?.reason?.trim() || "No reason for acceptance is recorded.",
        statement: acceptance.residual?.trim() || "No residual risk is recorded.",
        props: [
          prop("control", control.id),
          prop("node", node.id),
          ...(acceptance.by ? [prop("accepted-by", acceptance.by)] : []),
        ],
        status: "deviation-approved",
        ...(isKnownYear(acceptance.until) ? { deadline: `${acceptance.until}T23:59:59Z` } : {}),
        "related-observations": [{ "observation-uuid": uuidOf(`observation ${control.id}`) }],
      },
    ];
  });
}

const titles: ReadonlyMap<string, string> = new Map(
  frameworkById(framework)?.items.map(({ id, title }) => [id, title]),
);

/** `AC-6(10)` as OSCAL has it: `ac-6.10`. */
function controlIdOf(id: string): string {
  return id.toLowerCase().replace(/\((\d+)\)$/, ".$1");
}

function isReference(url: string): boolean {
  return (
    /^(https?:\/\/|mailto:)[A-Za-z0-9\-._~:/?@!$&'()*+,;=%]+$/.test(url) && !/%(?![0-9A-Fa-f]{2})/.test(url)
  );
}
