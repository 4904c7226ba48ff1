import * as fc from "fast-check";
import { publishedPosture } from "../contract/published-posture";
import { describe, expect, test } from "vitest";
import { pipelineArbitrary, showArbitrary } from "../../testing/arbitraries";
import { aCatalogue, aPipeline } from "../../testing/builders";
import { frozenPostureSchema } from "../contract/posture";
import type { Show } from "../contract/shares";
import type { Claim, Evidence, PipelineDocument } from "../pipeline/document";
import { parseDocument } from "../pipeline/parse-document";
import { documentFromPipeline, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { redact } from "./redact";
import { settledOf } from "./settled-of";
import { sharedCopyOf, sharedCopySchema } from "./shared-copy";

const nothing: Show = { owners: false, notes: false, evidence: false, hosts: false };
const everything: Show = { owners: true, notes: true, evidence: true, hosts: true, rights: true };
const today = "2026-11-24";

function postureOf(document: PipelineDocument) {
  return frozenPostureSchema.parse(
    publishedPosture(analyse(pipelineFromDocument(document), aCatalogue(), today)),
  );
}

const evidence: Evidence = {
  id: "canary-evidence-id",
  title: "canary-evidence-title",
  tool: "canary-evidence-tool",
  result: "supports",
  effective: today,
  url: "https://canary-evidence-url.example",
  digest: `sha256:${"e".repeat(64)}`,
};
const claim: Partial<Claim> = {
  status: "implemented",
  owner: "canary-owners-claim",
  note: "canary-notes-claim",
  reason: "canary-notes-reason",
  ticket: "https://canary-evidence-ticket.example",
  due: today,
  evidence: [evidence],
};
const marked: PipelineDocument = {
  ...aPipeline("Payments API")
    .node("canary-owners-id", { kind: "developer", name: "canary-owners-name", owner: "canary-owners-node" })
    .node("ci", { note: "canary-notes-node", url: "https://canary-hosts-url.example", zone: "z" })
    .node("canary-hosts-id", { kind: "host", name: "canary-hosts-name" })
    .node("registry", { name: "registry.canary-hosts-registry.example" })
    .node("host-2", { kind: "host" })
    .edge("canary-owners-id", "ci", { note: "canary-notes-edge", artifact: "code" })
    .edge("registry", "canary-hosts-id", { images: ["i"] })
    .claim("ci", "c-scan", claim)
    .claim("ci", "c-sign", { owner: "canary-owners-alone" })
    .claim("canary-hosts-id", "c-host", {
      status: "accepted",
      reason: "canary-notes-why",
      acceptance: { by: "canary-owners-by", until: "2027-03-01", residual: "canary-notes-residual" },
    })
    .toDocument(),
  description: "canary-notes-description",
  zones: [{ id: "z", name: "CI network", kind: "network" }],
  images: [
    {
      id: "i",
      name: "canary-hosts-image.example/payments-api",
      names: ["canary-hosts-second.example/payments-api"],
      builtBy: "ci",
      parents: [{ ref: "canary-hosts-ref.example:5000/base/ubuntu:24.04" }],
      layers: [{ kind: "parent", title: "canary-hosts-layer.example/ubuntu" }],
    },
  ],
};
const canariesIn = (value: unknown) =>
  [...new Set(JSON.stringify(value).match(/canary-(owners|notes|evidence|hosts)/g))].toSorted();
const frozen = {
  number: 3,
  title: "Before the audit",
  note: "canary-notes-snapshot",
  takenAt: "2026-11-24T12:00:00.000Z",
  takenBy: "canary-owners-taker",
  revision: 7,
  catalogue: "test",
  document: marked,
  posture: postureOf(marked),
  settled: settledOf(marked, aCatalogue(), today),
  analyse: (drawn: Pipeline, on: string) => analyse(drawn, aCatalogue(), on),
};

describe("a copy", () => {
  test("holds nothing of what is hidden", () => {
    expect(canariesIn(sharedCopyOf(frozen, nothing))).toEqual([]);
  });

  test("tells what a credential allows only where that is shown", () => {
    const document = aPipeline()
      .node("ci")
      .node("registry")
      .edge("ci", "registry", { artifact: "credential", right: "publish", shortLived: true })
      .toDocument();
    const source = { ...frozen, document, posture: postureOf(document), settled: [] };
    const said = (show: Show) =>
      sharedCopyOf(source, show).document.edges.map(({ artifact, right, shortLived }) => [
        artifact,
        right,
        shortLived,
      ]);
    expect(said({ ...everything, rights: false })).toEqual([["credential", undefined, undefined]]);
    const { rights: _rights, ...before } = everything;
    expect(said(before)).toEqual([["credential", undefined, undefined]]);
    expect(said({ ...nothing, rights: true })).toEqual([["credential", "publish", true]]);
  });

  test("says until when a risk is accepted, whatever is hidden", () => {
    const copy = sharedCopyOf(frozen, nothing);
    const accepted = copy.document.claims.filter(({ status }) => status === "accepted");
    expect(accepted.map(({ acceptance, reason }) => [acceptance, reason])).toEqual([
      [{ until: "2027-03-01" }, undefined],
    ]);
    expect(copy.posture.coverage.pipeline.accepted).toBe(1);
  });

  test.each(["owners", "notes", "evidence", "hosts"] as const)("with %s shown holds those alone", (one) => {
    expect(canariesIn(sharedCopyOf(frozen, { ...nothing, [one]: true }))).toEqual([`canary-${one}`]);
  });

  test("with everything shown is the document, but for its ids", () => {
    const { document } = redact(frozen, everything);
    const anyId = expect.any(String) as string;
    const expected = marked.claims.map((one) => ({
      ...one,
      node: anyId,
      ...(one.evidence ? { evidence: one.evidence.map((piece) => ({ ...piece, id: anyId })) } : {}),
    }));
    expect(document.claims).toEqual(expected);
    expect(document.nodes.map(({ name }) => name).toSorted()).toEqual(
      marked.nodes.map(({ name }) => name).toSorted(),
    );
    expect(document.images[0]?.parents).toEqual(marked.images[0]?.parents);
  });

  test("calls people and hosts by what they are", () => {
    const { document } = redact(frozen, nothing);
    expect(document.nodes.map(({ name }) => name).toSorted()).toEqual([
      "Developer",
      "Host",
      "Host 2",
      "Production registry",
      "ci",
    ]);
    expect(document.images[0]).toMatchObject({
      name: "payments-api",
      parents: [{ ref: "ubuntu:24.04" }],
      layers: [{ title: "ubuntu" }],
    });
  });

  test("of any pipeline is one whose every reference leads somewhere, and has its counts", () => {
    fc.assert(
      fc.property(pipelineArbitrary, showArbitrary, (pipeline, show) => {
        const document = documentFromPipeline(pipeline);
        const posture = postureOf(document);
        const copy = sharedCopyOf(
          { ...frozen, document, posture, settled: settledOf(document, aCatalogue(), today) },
          show,
        );
        expect(sharedCopySchema.safeParse(copy).error).toBeUndefined();
        expect(parseDocument(copy.document).ok).toBe(true);
        expect(copy.document).toEqual(documentFromPipeline(pipelineFromDocument(copy.document)));
        expect(Object.keys(copy.posture.coverage.nodes).toSorted()).toEqual(
          copy.document.nodes.map(({ id }) => id),
        );
        expect(copy.posture.coverage.stages).toEqual(posture.coverage.stages);
        // Gaps and what is none are all that its counts count, whatever is hidden.
        const listed = [...copy.posture.gaps.asDeclared, ...(copy.posture.settled ?? [])];
        const withStatus = (status: string) => listed.filter((one) => one.status === status).length;
        expect(listed).toHaveLength(posture.coverage.pipeline.applicable);
        expect(withStatus("verified")).toBe(posture.coverage.pipeline.verified);
        expect(withStatus("not-applicable")).toBe(posture.coverage.pipeline.notApplicable);
      }),
    );
  });
});
