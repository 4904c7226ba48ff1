import { capitalise } from "../../capitalise";
import { frameworkById } from "../../catalogue/frameworks";
import { mappedCatalogueOf } from "../../catalogue/own/mapped-catalogue-of";
import type { Governed } from "../../catalogue/own/own-controls";
import type { Evidence } from "../../pipeline/document";
import { type Assessment, assessmentsOf, ownerOf } from "../../posture/coverage/assessments";
import { isEffective } from "../../posture/coverage/effective-status";
import { statusWords } from "../../posture/words/status-words";
import { acceptedBecause } from "../node-controls";
import type { ExportSource } from "../export-source";
import { refs } from "./bom-refs";
import { isWebAddress } from "./parts";

interface Declared {
  readonly declarations: object;
  readonly definitions: object;
}

/**
 * What the team claims of its nodes, with its evidence, and how far that answers each requirement of the catalogue's
 * frameworks. A requirement that no control in scope supports is left out: nothing is attested of it.
 */
export function declarationsOf({ pipeline, at }: ExportSource): Declared {
  const catalogue = mappedCatalogueOf(pipeline);
  const assessed = [...assessmentsOf(pipeline, catalogue, at.slice(0, 10))];
  const inScope = assessed.filter(({ status }) => status !== "not-applicable");
  const byControl = new Map<string, Assessment[]>();
  for (const one of inScope) {
    const known = byControl.get(one.control.id);
    if (known) known.push(one);
    else byControl.set(one.control.id, [one]);
  }
  const standards = catalogue.mappings.frameworks.flatMap(({ id, requirements }) => {
    const answered = requirements.flatMap((requirement) => {
      const pairs = requirement.controls.flatMap((control) => byControl.get(control) ?? []);
      return pairs.length === 0 ? [] : [{ id: requirement.id, pairs }];
    });
    return answered.length === 0 ? [] : [{ framework: id, answered }];
  });
  const claimed = assessed.filter(({ claim }) => claim?.status !== undefined);
  return {
    declarations: {
      assessors: [
        { "bom-ref": refs.team, thirdParty: false, organization: { name: "The pipeline's own team" } },
      ],
      attestations: standards.map(({ framework, answered }) => ({
        summary: `${frameworkById(framework, pipeline)?.title ?? framework}, declared by the team`,
        assessor: refs.team,
        map: answered.map((requirement) => mapOf(framework, requirement)),
      })),
      claims: claimed.map((one) => claimOf(one)),
      evidence: claimed.flatMap(({ node, control, claim }) =>
        (claim?.evidence ?? []).map((one) => ({
          "bom-ref": refs.evidence(node.id, control.id, one.id),
          ...evidenceOf(one),
        })),
      ),
    },
    definitions: { standards: standards.map((one) => standardOf(one, pipeline)) },
  };
}

interface Answered {
  readonly id: string;
  readonly pairs: readonly Assessment[];
}

function mapOf(framework: string, { id, pairs }: Answered) {
  const said = pairs.filter(({ claim }) => claim?.status !== undefined);
  const isInPlace = ({ status }: Assessment) => isEffective(status, "declared");
  const inPlace = pairs.filter(isInPlace).length;
  const unassessed = pairs.filter(({ status }) => status === "not-assessed").length;
  const refOf = ({ node, control }: Assessment) => refs.claim(node.id, control.id);
  return {
    requirement: refs.requirement(framework, id),
    claims: said.filter(isInPlace).map(refOf),
    counterClaims: said.filter((one) => !isInPlace(one)).map(refOf),
    conformance: {
      score: Math.round((inPlace / pairs.length) * 1000) / 1000,
      rationale: `${inPlace} of ${pairs.length} controls in scope are in place${unassessed > 0 ? `, ${unassessed} not assessed` : ""}.`,
    },
  };
}

function claimOf({ node, control, claim, status, note }: Assessment) {
  const [supporting, contradicting] = (["supports", "contradicts"] as const).map((result) =>
    (claim?.evidence ?? [])
      .filter((one) => one.result === result)
      .map(({ id }) => refs.evidence(node.id, control.id, id)),
  );
  const { word, means } = statusWords[status];
  const owner = claim && ownerOf({ node, claim });
  const reasoning = [
    // The meaning is that of the status alone: unapproved evidence is evidence too.
    note?.is === "pending" ? `${word}.` : `${word}: ${means}.`,
    note && `${capitalise(note.words)}.`,
    ...(claim?.status === "accepted" ? acceptedBecause(claim) : [claim?.reason]),
    claim?.note,
    owner === undefined ? undefined : `Owner: ${owner}.`,
    claim?.due === undefined ? undefined : `Due: ${claim.due}.`,
  ].filter((text) => text !== undefined && text !== "");
  const { ticket } = claim ?? {};
  return {
    "bom-ref": refs.claim(node.id, control.id),
    target: refs.node(node.id),
    predicate: `${control.title} (${control.id}): ${word.toLowerCase()}`,
    reasoning: reasoning.join("\n"),
    ...(supporting && supporting.length > 0 ? { evidence: supporting } : {}),
    ...(contradicting && contradicting.length > 0 ? { counterEvidence: contradicting } : {}),
    ...(ticket !== undefined && isWebAddress(ticket)
      ? { externalReferences: [{ type: "issue-tracker", url: ticket }] }
      : {}),
  };
}

function evidenceOf({ title, tool, result, effective, expires, url, digest }: Evidence) {
  const said = [title, ...(tool ? [`by ${tool}`] : []), result, ...(digest ? [digest] : [])];
  return {
    propertyName: `blueline:evidence:${result}`,
    description: said.join(", "),
    ...(url !== undefined && isWebAddress(url) ? { data: [{ name: title, contents: { url } }] } : {}),
    created: `${effective}T00:00:00Z`,
    ...(expires === undefined ? {} : { expires: `${expires}T23:59:59Z` }),
  };
}

function standardOf(
  { framework, answered }: { framework: string; answered: readonly Answered[] },
  pipeline: Governed,
) {
  const known = frameworkById(framework, pipeline);
  const titles = new Map(known?.items.map(({ id, title }) => [id, title]));
  return {
    "bom-ref": refs.standard(framework),
    name: known?.title ?? framework,
    ...(known
      ? {
          version: known.version,
          owner: known.publisher,
          ...(known.attribution === undefined ? {} : { description: known.attribution }),
          externalReferences: [{ type: "website", url: known.url }],
        }
      : {}),
    requirements: answered.map(({ id }) => ({
      "bom-ref": refs.requirement(framework, id),
      identifier: id,
      title: titles.get(id) ?? id,
    })),
  };
}
