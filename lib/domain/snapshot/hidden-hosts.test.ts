import * as fc from "fast-check";
import { publishedPosture } from "../contract/published-posture";
import { describe, expect, test } from "vitest";
import { pipelineArbitrary } from "../../testing/arbitraries";
import { aCatalogue, aPipeline } from "../../testing/builders";
import { frozenPostureSchema } from "../contract/posture";
import type { Show } from "../contract/shares";
import { confirmedAsSaid } from "@/lib/testing/confirmed-as-said";
import type { PipelineDocument } from "../pipeline/document";
import { parseDocument } from "../pipeline/parse-document";
import { documentFromPipeline, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { settledOf } from "./settled-of";
import { type SharedCopy, sharedCopyOf } from "./shared-copy";
import { graphParameters } from "@/lib/testing/graph-runs";

const nothing: Show = { owners: false, notes: false, evidence: false, hosts: false };
const everything: Show = { owners: true, notes: true, evidence: true, hosts: true };
const allButHosts: Show = { ...everything, hosts: false };

interface Around {
  readonly title: string;
  readonly note: string;
  readonly takenBy: string;
}
const around: Around = { title: "Before the audit", note: "", takenBy: "Ana" };

function copyOf(document: PipelineDocument, show: Show, texts: Around = around): SharedCopy {
  const judge = (drawn: Pipeline, on: string) => analyse(drawn, aCatalogue(), on);
  const posture = frozenPostureSchema.parse(
    publishedPosture(judge(pipelineFromDocument(document), "2026-11-24")),
  );
  const takenAt = "2026-11-24T12:00:00.000Z";
  const settled = settledOf(document, aCatalogue(), takenAt);
  const about = { ...texts, number: 3, takenAt, revision: 7, catalogue: "test" };
  return sharedCopyOf({ ...about, document, posture, settled, analyse: judge }, show);
}
const namesIn = (copy: SharedCopy) => copy.document.nodes.map(({ name }) => name).toSorted();

describe("a copy without host names", () => {
  test("calls a registry by what it is, whatever it was called", () => {
    const document = aPipeline()
      .node("n1", { kind: "production-registry", name: "harbor.corp.example:443" })
      .node("n2", { kind: "production-registry", name: "prod-reg-01", technologies: ["ecr"] })
      .node("n3", {
        kind: "production-registry",
        name: "Our Payments registry",
        technologies: ["ecr", "payreg"],
      })
      .node("n4", { kind: "parent-registry", name: "10.20.30.40" })
      .node("n5", { kind: "parent-registry", name: "mirror", technologies: ["mirror"] })
      .toDocument();
    const copy = copyOf(document, nothing);
    expect(
      Object.fromEntries(copy.document.nodes.map(({ name, technologies }) => [name, technologies])),
    ).toEqual({
      "Production registry": undefined,
      "Amazon ECR": ["ecr"],
      "Amazon ECR 2": ["ecr"],
      "Parent registry": [],
      "Parent registry 2": undefined,
    });
    expect(namesIn(copyOf(document, allButHosts))).toEqual(namesIn(copy));
    expect(namesIn(copyOf(document, everything))).toContain("prod-reg-01");
  });

  test("keeps a registry's name that is that of its technology or kind, and counts on from it", () => {
    const names = [
      "Docker Hub",
      "amazon ecr",
      "Harbor 2",
      "Harbor (production registry)",
      "Production registry",
      "Quay.io",
      "docker.io",
    ];
    let pipeline = aPipeline();
    for (const [index, name] of names.entries())
      pipeline = pipeline.node(`n${index}`, { kind: "production-registry", name });
    pipeline = pipeline.node("n8", { kind: "production-registry", name: "secret", technologies: ["harbor"] });
    pipeline = pipeline.node("n9", { kind: "production-registry", name: "secret" });
    expect(namesIn(copyOf(pipeline.toDocument(), nothing))).toEqual(
      [...names, "Harbor", "Production registry 2"].toSorted(),
    );
  });

  test("calls any other node by what it is where its name is an address, and takes addresses out of names", () => {
    const document = aPipeline()
      .node("n1", { kind: "ci", name: "https://jenkins.corp.example:8443", technologies: ["jenkins"] })
      .node("n2", { kind: "ci", name: "Jenkins" })
      .node("n3", { kind: "source-repository", name: "git.corp.example" })
      .node("n4", { kind: "orchestrator", name: "k8s-api.corp.example" })
      .node("n5", { kind: "builder", name: "build07.corp.example" })
      .node("n6", { kind: "delivery", name: "Argo CD (argo.corp.example)" })
      .node("n7", { kind: "workload", name: "Node.js 2.4.1" })
      .node("n8", { kind: "service", name: "[2001:db8::1]:443" })
      .toDocument();
    expect(namesIn(copyOf(document, nothing))).toEqual([
      "Argo CD ([address])",
      "Image builder",
      "Jenkins",
      "Jenkins 2",
      "Node.js 2.4.1",
      "Orchestrator",
      "Source repository",
      "Supporting service",
    ]);
  });

  test.each<[string, (address: string) => PipelineDocument]>([
    ["a pipeline's name", (address) => ({ ...aPipeline().toDocument(), name: address })],
    ["a description", (address) => ({ ...aPipeline().toDocument(), description: address })],
    ["a version", (address) => aPipeline().node("ci", { version: address }).toDocument()],
    [
      "a technology",
      (address) =>
        aPipeline()
          .node("ci", { technologies: [address, "jenkins"] })
          .toDocument(),
    ],
    [
      "the address of a node",
      (address) =>
        aPipeline()
          .node("ci", { url: `https://${address}/` })
          .toDocument(),
    ],
    [
      "an owner",
      (address) =>
        aPipeline()
          .node("ci", { owner: `ana@${address}` })
          .toDocument(),
    ],
    ["a note", (address) => aPipeline().node("ci", { note: address }).toDocument()],
    [
      "a note of a connection",
      (address) => aPipeline().node("ci").edge("ci", "ci", { note: address }).toDocument(),
    ],
    [
      "a zone",
      (address) => ({ ...aPipeline().toDocument(), zones: [{ id: "z", name: address, kind: "network" }] }),
    ],
    ["an image", (address) => ({ ...aPipeline().toDocument(), images: [{ id: "i", name: address }] })],
    [
      "the registry of an image",
      (address) => ({ ...aPipeline().toDocument(), images: [{ id: "i", name: `${address}/team/app:1` }] }),
    ],
    [
      "a parent",
      (address) => ({
        ...aPipeline().toDocument(),
        images: [{ id: "i", name: "app", parents: [{ ref: `team/${address}/app` }] }],
      }),
    ],
    [
      "a layer",
      (address) => ({
        ...aPipeline().toDocument(),
        images: [{ id: "i", name: "app", layers: [{ kind: "other", title: `RUN curl -H Host:${address}` }] }],
      }),
    ],
    [
      "an owner of a control",
      (address) => aPipeline().node("ci").claim("ci", "c-scan", { owner: address }).toDocument(),
    ],
    [
      "a note of a control",
      (address) => aPipeline().node("ci").claim("ci", "c-scan", { note: address }).toDocument(),
    ],
    ["a reason", (address) => aPipeline().node("ci").claim("ci", "c-scan", { reason: address }).toDocument()],
    [
      "evidence",
      (address) =>
        aPipeline()
          .node("ci")
          .claim("ci", "c-scan", {
            evidence: [
              { id: "v", title: address, tool: address, result: "supports", effective: "2026-11-24" },
            ],
          })
          .toDocument(),
    ],
  ])("has none in %s, whatever else is shown", (_, documentWith) => {
    for (const address of ["canary.corp.example", "canary.corp.example:443", "10.20.30.40"]) {
      const document = documentWith(address);
      for (const show of [nothing, allButHosts])
        expect(JSON.stringify(copyOf(document, show))).not.toMatch(found);
      expect(JSON.stringify(copyOf(document, everything))).toMatch(found);
    }
  });

  test("has none in what is said of the snapshot", () => {
    const texts = {
      title: "canary.corp.example",
      note: "On 10.20.30.40",
      takenBy: "ana@canary.corp.example",
    };
    expect(copyOf(aPipeline().toDocument(), allButHosts, texts)).toMatchObject({
      title: "Snapshot",
      note: "On [address]",
      takenBy: "ana@[address]",
    });
  });

  test("hides what a host or a registry is called in other texts too, where it looks like a machine's name", () => {
    const document: PipelineDocument = {
      ...aPipeline("Deploy to prod-reg-01")
        .node("n1", { kind: "production-registry", name: "prod-reg-01" })
        .node("n2", { kind: "host", name: "Payments" })
        .node("n3", { kind: "host", name: "K8s" })
        .node("n4", { kind: "ci", name: "PROD-REG-01", version: "Payments on k8s" })
        .toDocument(),
      images: [{ id: "i", name: "prod-reg-01/team/app:1" }],
      zones: [{ id: "z", name: "Prod-Reg-01", kind: "account" }],
    };
    const copy = copyOf(document, nothing);
    const { document: hidden } = copy;
    expect(hidden.name).toBe("Deploy to [address]");
    expect(namesIn(copy)).toEqual(["CI", "Host", "Host 2", "Production registry"]);
    expect(hidden.nodes.find(({ name }) => name === "CI")?.version).toBe("Payments on k8s");
    expect(hidden.images[0]?.name).toBe("app:1");
    expect(hidden.zones[0]?.name).toBe("Account");
  });
});

const found = /canary|10\.20\.30\.|2001:db8/i;
const address = fc.constantFrom(
  "canary.corp.example",
  "CANARY.Corp.Example:443",
  "https://canary.corp.example:8443/x?y=1#z",
  "https://canary01",
  "ssh://git@canary:22/team/app.git",
  "canary.internal:80",
  "canary01.lan",
  "canary01.acme.de/team/app:1",
  "canary-reg:5000",
  "canary:443",
  "10.20.30.40",
  "10.20.30.40:443/app",
  "10.20.30.0/24",
  "2001:db8::ca",
  "[2001:db8::ca]:8443",
  "git@canary01:team/app.git",
);
const text = fc
  .tuple(
    address,
    address,
    fc.constantFrom("@", "2.4 on @", "(@)", "@, EU", "x=@", "from @ to OTHER.", "Host:@", "'@'", "team @/"),
  )
  .map(([one, other, form]) => form.replace("@", one).replace("OTHER", other));
const texts = ["name", "version", "owner", "note", "description", "reason", "title", "tool", "ref"];

/** The same with another text, in turn, in every field that is text: links are under the switch of what they belong to. */
function marked(document: PipelineDocument, marks: readonly string[]): PipelineDocument {
  let count = 0;
  const mark = () => marks[count++ % marks.length];
  const visit = (key: string, value: unknown): unknown => {
    if (Array.isArray(value))
      return key === "technologies" ? [...new Set([...value, mark()])] : value.map((item) => visit("", item));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([field, item]) => [field, visit(field, item)]));
    return typeof value === "string" && texts.includes(key) ? mark() : value;
  };
  const parsed = parseDocument(visit("", document));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return confirmedAsSaid(parsed.value);
}

test("no address in any text of any pipeline is in a copy without host names, and each is in one with them", () => {
  fc.assert(
    fc.property(
      pipelineArbitrary.map(documentFromPipeline),
      fc.array(text, { minLength: 1, maxLength: 12 }),
      fc.record({ owners: fc.boolean(), notes: fc.boolean(), evidence: fc.boolean() }),
      (drawn, marks, show) => {
        const [title = "", note = "", takenBy = ""] = [marks[0], marks.at(-1), marks[0]];
        const document = marked(drawn, marks);
        const copy = copyOf(document, { ...show, hosts: false }, { title, note, takenBy });
        expect(JSON.stringify(copy)).not.toMatch(found);
        expect(parseDocument(copy.document).ok).toBe(true);
        const names = copy.document.nodes
          .filter(({ kind }) => kind === "host" || kind.endsWith("registry"))
          .map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        const whole = copyOf(document, everything, { title, note, takenBy });
        const count = (value: unknown) => JSON.stringify(value).match(new RegExp(found, "gi"))?.length;
        expect(count(whole.document)).toBe(count(document));
      },
    ),
    graphParameters(1.2),
  );
});
