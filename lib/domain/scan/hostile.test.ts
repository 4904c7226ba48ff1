// @module-tag large
import { describe, expect, test } from "vitest";
import { corpusTitle, hasCorpus, readCorpus } from "@/lib/testing/corpus";
import { decodeText } from "../importers/dockerfile/decode-text";
import type { Fact } from "./facts";
import { type Scan, scanFiles } from "./scan";

interface Hostile {
  readonly file: string;
  readonly kind: string;
  readonly attack: string;
}

const all: readonly Hostile[] = hasCorpus
  ? (JSON.parse(readCorpus("hostile/hostile.json").toString("utf8")) as Hostile[])
  : [];
const texts = all.filter(({ kind }) => kind !== "zip");

/** Where such a file is in a repository. */
const places: Readonly<Record<string, string>> = {
  compose: "docker-compose.yml",
  kubernetes: "k8s/app.yaml",
  "gitlab-ci": ".gitlab-ci.yml",
  "github-actions": ".github/workflows/ci.yml",
  circleci: ".circleci/config.yml",
  cloudformation: "stack.yaml",
  jenkins: "Jenkinsfile",
  teamcity: ".teamcity/settings.kts",
  terraform: "main.tf",
  helm: "chart/templates/app.yaml",
};

function pathOf({ file, kind }: Hostile): string {
  const name = file.slice(file.lastIndexOf("/") + 1);
  if (kind === "dockerfile" || name.endsWith(".j2")) return name;
  if (name.endsWith(".xml")) return ".teamcity/Shop/buildTypes/Shop_Api.xml";
  return places[kind] ?? name;
}

function scanned(file: string): Scan {
  const hostile = all.find((one) => one.file === `hostile/${file}`);
  if (!hostile) throw new Error(`${file} is not in the list`);
  const text = decodeText(readCorpus(hostile.file));
  return scanFiles([{ path: pathOf(hostile), text }], { name: "Hostile", day: "2026-11-28" });
}

function ofKind<Kind extends Fact["kind"]>({ facts }: Scan, kind: Kind): Extract<Fact, { kind: Kind }>[] {
  return facts.filter((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind);
}

const pushed = (scan: Scan) => [
  ...ofKind(scan, "push").map(({ image }) => image),
  ...ofKind(scan, "build").flatMap(({ pushes, images }) => (pushes === true ? images : [])),
];
const ran = (scan: Scan) => ofKind(scan, "workload").flatMap(({ images }) => images.map(({ ref }) => ref));
const said = (scan: Scan) => scan.notUnderstood.map(({ why }) => why).join("\n");

describe.runIf(hasCorpus)(`Hostile files of ${corpusTitle}`, () => {
  test.each(texts.map((one) => [one.file, one] as const))(
    "%s: read within 2 seconds, nothing is thrown, no prototype is touched",
    (_, hostile) => {
      const text = decodeText(readCorpus(hostile.file));
      const begin = performance.now();
      const scan = scanFiles([{ path: pathOf(hostile), text }], { name: "Hostile", day: "2026-11-28" });
      expect(performance.now() - begin).toBeLessThan(2_000);
      const lines = text.split("\n").length;
      for (const { at } of [...scan.facts, ...scan.notUnderstood]) expect(at.line).toBeLessThanOrEqual(lines);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      expect(({} as { image?: unknown }).image).toBeUndefined();
    },
  );

  test("a compose file that is cut off has its fault with its line, and invents nothing", () => {
    const scan = scanned("yaml/truncated-compose.yml");
    expect(scan.notUnderstood.length).toBeGreaterThan(0);
    expect(ofKind(scan, "workload").map(({ name }) => name)).not.toContain("db");
  });

  test.each([
    ["yaml/billion-laughs.yaml", /values|alias/i],
    ["yaml/recursive-alias.yaml", /contains itself/i],
    ["yaml/tabs.yml", /tab/i],
    ["yaml/duplicate-keys.yml", /twice/i],
    ["yaml/null-bytes.yml", /NUL/],
  ])("%s is refused in words", (file, words) => {
    expect(said(scanned(file))).toMatch(words);
  });

  test("names end where the line does, whatever ends it", () => {
    for (const ref of ran(scanned("yaml/crlf-compose.yml"))) expect(ref).not.toMatch(/\s/);
  });

  test("merge keys, anchors and !reference: three jobs, one of them by a person", () => {
    const scan = scanned("yaml/anchors-merge-keys.gitlab-ci.yml");
    expect(ofKind(scan, "job").map(({ name, starts }) => [name, starts])).toEqual([
      ["build", "automatic"],
      ["scan", "automatic"],
      ["release", "by-person"],
    ]);
    expect(pushed(scan)).toContain("$CI_REGISTRY_IMAGE:$CI_COMMIT_SHORT_SHA");
  });

  test("a broken document of several is said, and the others are read", () => {
    const scan = scanned("yaml/multidoc-one-invalid.yaml");
    expect(ran(scan)).toEqual(["nginx:1.27.0", "redis:7.4.1"]);
    expect(scan.notUnderstood.length).toBeGreaterThan(0);
  });

  test("services of names such as __proto__ are services or are said", () => {
    const scan = scanned("yaml/proto-keys-compose.yml");
    expect(ofKind(scan, "workload").length + scan.notUnderstood.length).toBeGreaterThanOrEqual(4);
  });

  test("both layouts of compose are read, an unknown version too", () => {
    expect(
      ofKind(scanned("yaml/compose-v1.yml"), "workload")
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(["db", "web"]);
    const [build] = ofKind(scanned("yaml/unknown-compose-version.yml"), "build");
    expect(build).toMatchObject({ dockerfile: "Dockerfile.prod", target: "final" });
  });

  test("`on` is a trigger, and 1.10 stays 1.10", () => {
    const scan = scanned("yaml/yaml11-surprises.yml");
    expect(ofKind(scan, "ci")[0]?.triggers.map(({ on }) => on)).toEqual(["push"]);
    expect(JSON.stringify(scan.facts)).not.toMatch(/"1\.1"/);
  });

  test("a Helm template is no broken YAML, and its image is unknown", () => {
    const scan = scanned("yaml/helm-template.yaml");
    expect(said(scan)).not.toMatch(/YAML/);
    for (const ref of ran(scan)) expect(ref).toMatch(/\{\{/);
  });

  test("expressions of CloudFormation are shown as such", () => {
    const literal = ran(scanned("yaml/cloudformation-tags.yaml")).filter((ref) => !/[$!{]/.test(ref));
    expect(literal.length).toBeLessThanOrEqual(1);
  });

  test("no value of a secret is in any fact", () => {
    const text = readCorpus("hostile/dockerfile/Dockerfile.secrets").toString("utf8");
    const values = [...text.matchAll(/(?:PASSWORD|TOKEN|SECRET|KEY)\w*[= ]["']?([^\s"']{8,})/gi)].map(
      ([, value]) => value,
    );
    expect(values.length).toBeGreaterThan(0);
    const scan = scanned("dockerfile/Dockerfile.secrets");
    const written = JSON.stringify([scan.facts, scan.document]);
    for (const value of values) expect(written).not.toContain(value);
    expect(
      ofKind(scan, "control").some(
        ({ control, status }) => control === "secrets-in-image" && status === "violated",
      ),
    ).toBe(true);
  });

  test("a Jenkinsfile: comments and texts push nothing, and a person deploys", () => {
    const scan = scanned("ci/Jenkinsfile.comments-and-strings");
    const names = pushed(scan);
    expect(names).toContain("registry.example.org/shop/app:stable");
    expect(names.filter((name) => !name.startsWith("registry.example.org/shop/app"))).toEqual([]);
    expect(ofKind(scan, "job").find(({ name }) => name === "Deploy")?.starts).toBe("by-person");
    expect(scan.images).toHaveLength(1);
  });

  test("TeamCity in Kotlin: what is disabled, commented out or a text is not pushed", () => {
    const scan = scanned("ci/settings.kts");
    expect(pushed(scan)).toEqual(["reg.example.org/app:latest"]);
    expect(scan.images.map(({ builds }) => builds[0]?.dockerfile)).toEqual(["app/Dockerfile"]);
  });

  test("TeamCity in XML: one image by its build number, a disabled scan is none", () => {
    const scan = scanned("ci/teamcity-build-type.xml");
    expect(pushed(scan)).toEqual(["registry.example.org:5000/shop/api:%build.number%"]);
    expect(ofKind(scan, "check").filter(({ does }) => does === "scan-image")).toEqual([]);
  });

  test("CircleCI: commands with parameters push after a person's approval", () => {
    const scan = scanned("ci/circleci-params.yml");
    expect(pushed(scan)).toContain("acme/web:latest");
    expect(scan.links.filter(({ does }) => does === "push").map(({ automated }) => automated)).toContain(
      false,
    );
    expect(scan.links.some(({ does, automated }) => does === "push" && automated === true)).toBe(false);
  });

  test("GitHub Actions: a job that never runs is none, a matrix is each of its images, a dangerous trigger is said", () => {
    const scan = scanned("ci/github-actions-traps.yml");
    const names = scan.images.flatMap((image) => image.names).join(" ");
    for (const name of ["api", "web", "worker"]) expect(names).toContain(name);
    expect(ofKind(scan, "job").find(({ name }) => name === "build")?.disabled).toBe(true);
    expect(ofKind(scan, "control").some(({ control }) => control === "dangerous-trigger")).toBe(true);
  });

  test("Terraform: a task definition in a heredoc, a host that runs an image, a repository that keeps its tags", () => {
    const scan = scanned("ci/terraform-heredoc.tf");
    expect(ran(scan)).toContain("ghcr.io/acme/web:2.3.1");
    const controls = ofKind(scan, "control").map(({ control, status }) => `${control} ${status}`);
    expect(controls).toEqual(
      expect.arrayContaining([
        "privileged-container violated",
        "ecr-immutable-tags present",
        "ecr-scan-on-push present",
        "imdsv2-required present",
      ]),
    );
  });
});
