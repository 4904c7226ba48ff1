import { DockerfileParser } from "dockerfile-ast";
import { describe, expect, test } from "vitest";
import { corpusPipelines, corpusTitle, expectedPipeline, hasCorpus, readCorpus } from "@/lib/testing/corpus";
import { imageSchema } from "../../pipeline/document-schemas";
import { decodeText } from "./decode-text";
import { imageFromDockerfile, type ReadImage } from "./image-from-dockerfile";
import { type Dockerfile, readDockerfile } from "./read-dockerfile";
import { splitInstructions } from "./split-instructions";

const images = hasCorpus
  ? corpusPipelines.flatMap((pipeline) =>
      expectedPipeline(pipeline).images.flatMap((image) =>
        image.dockerfile === undefined
          ? []
          : [
              {
                ...image,
                file: `pipelines/${pipeline}/${image.dockerfile}`,
                title: `${pipeline}: ${image.name}`,
              },
            ],
      ),
    )
  : [];
const others = [
  "formats/gha-aks-store-order-service/src/order-service",
  "formats/gha-otel-demo-build-images/src/ad",
  "formats/gha-otel-demo-build-images/src/checkout",
  "formats/gha-otel-demo-build-images/src/frontend",
  "formats/goreleaser-docker-whoami",
  "formats/jenkins-shared-library-edgex/cmd/core-data",
  "formats/jenkins-shared-library-edgex/cmd/security-spire-server",
  "formats/jenkins-sonata-tng-gtk-common",
  "formats/skaffold-microservices/base",
  "formats/skaffold-microservices/leeroy-app",
].map((folder) => `${folder}/Dockerfile`);

describe.runIf(hasCorpus)(`Dockerfiles of ${corpusTitle}`, () => {
  test.each(images)(
    "$title: stages, parents and user are what a person read",
    ({ file, stages, parentImages, finalStageBase, finalUser }) => {
      const read = readFile(file);
      if (stages)
        expect(
          read.stages.map(({ name, base }) => ({ name: name ?? null, isStage: base.kind === "stage" })),
        ).toEqual(stages.map(({ name, fromIsStage }) => ({ name, isStage: fromIsStage })));
      const found = read.stages.flatMap(({ base }) =>
        base.kind === "image" ? [{ ref: base.image.ref, isPinned: base.image.digest !== undefined }] : [],
      );
      const expected = parentImages
        .filter(({ resolvedRef }) => resolvedRef !== "scratch")
        .map(({ resolvedRef, pinnedByDigest }) => ({ ref: resolvedRef, isPinned: pinnedByDigest }));
      expect(unique(found)).toEqual(unique(expected));
      const image = built(read);
      if (finalStageBase === "scratch")
        expect(image.layers.some(({ kind }) => kind === "parent")).toBe(false);
      else expect(image.parents[0]?.ref).toBe(finalStageBase);
      if (finalUser === undefined) return;
      const [user = ""] = finalUser.split(/[ ,]/);
      expect(image.user).toBe(user === "root" || user === "not" ? undefined : user);
    },
  );

  test.each([...new Set(images.map(({ file }) => file)), ...others])(
    "%s: every stage makes an image that a document may hold",
    (file) => {
      const read = readFile(file);
      for (const { index } of read.stages) {
        const { parents, layers } = built(read, index);
        expect(imageSchema.safeParse({ id: "i", name: "image", parents, layers }).error).toBeUndefined();
      }
    },
  );

  test.each([...new Set(images.map(({ file }) => file)), ...others])(
    "%s: is split where another parser splits it",
    (file) => {
      const text = decodeText(readCorpus(file));
      const theirs = DockerfileParser.parse(text).getInstructions();
      expect(splitInstructions(text).instructions.map(({ keyword, line }) => `${line} ${keyword}`)).toEqual(
        theirs.map((instruction) => `${instruction.getRange().start.line + 1} ${instruction.getKeyword()}`),
      );
    },
  );
});

describe.runIf(hasCorpus)(`hostile Dockerfiles of ${corpusTitle}`, () => {
  const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

  test("too large, not text, empty: each is said", () => {
    expect(fault("5mb")).toEqual({ message: expect.stringContaining("at most 1 MB") });
    expect(fault("binary")).toEqual({
      line: expect.any(Number),
      message: expect.stringContaining("not UTF-8"),
    });
    expect(fault("empty")).toEqual({ message: expect.stringContaining("FROM") });
  });

  test("ARGs before FROM, with defaults and without", () => {
    const read = hostile("arg-before-from");
    expect(read.stages.map(({ base }) => (base.kind === "image" ? base.image.ref : base.kind))).toEqual([
      "docker.io/library/node:22.11.0-slim",
      "mirror.example.org/alpine:${ALPINE_TAG}",
      "$UNDEFINED_IMAGE",
      "stage",
    ]);
    expect(built(read)).toMatchObject({
      parents: [{ ref: "mirror.example.org/alpine:${ALPINE_TAG}" }],
      unresolved: ["ALPINE_TAG"],
      user: "10001",
    });
  });

  test("heredocs that hold FROM and USER lines", () => {
    const read = hostile("heredoc");
    expect(read.stages).toHaveLength(2);
    expect(built(read)).toMatchObject({
      parents: [{ ref: "debian:12.8" }, { ref: "ghcr.io/acme/tools:1.2", digest: digest("a") }],
      user: "1000:1000",
    });
  });

  test("small letters, platforms, digests, mounts and stages by number", () => {
    const image = built(hostile("platform-digest"));
    expect(image.parents).toEqual([
      { ref: "gcr.io/distroless/static-debian12:nonroot", digest: digest("b") },
      { ref: "golang:1.23.3-alpine3.20", digest: expect.any(String) },
      { ref: "busybox:1.36.1" },
    ]);
    expect(image).not.toHaveProperty("user");
  });

  test("continuations over comments and empty lines, and a user for later builds only", () => {
    const image = built(hostile("continuations"));
    expect(image).toMatchObject({ parents: [{ ref: "python:3.12.7-slim" }], user: "app" });
  });

  test("UTF-16 is decoded", () =>
    expect(built(hostile("utf16le"))).toMatchObject({ parents: [{ ref: "nginx:1.27.2" }], user: "nginx" }));

  test("a stage that is called like its parent does not stand on itself", () => {
    expect(
      hostile("self-cycle").stages.map(({ base }) => (base.kind === "image" ? base.image.ref : base)),
    ).toEqual(["a", "b", { kind: "stage", stage: 1 }]);
  });

  test("secrets are pointed at and not copied", () => {
    const image = built(hostile("secrets"));
    const text = JSON.stringify(image);
    for (const secret of ["npm_EXAMPLE", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI", "p4ssw0rd"])
      expect(JSON.stringify({ ...image, stage: undefined }), text).not.toContain(secret);
    expect(image.facts.map(({ line }) => line)).toEqual(expect.arrayContaining([2, 3, 4, 5, 6]));
  });
});

function readFile(file: string): Dockerfile {
  const read = readDockerfile(decodeText(readCorpus(file)));
  if (!read.ok) throw new Error(`${file}: ${read.error.message}`);
  return read.value;
}

const hostile = (name: string) => readFile(`hostile/dockerfile/Dockerfile.${name}`);

function fault(name: string) {
  const read = readDockerfile(decodeText(readCorpus(`hostile/dockerfile/Dockerfile.${name}`)));
  return read.ok ? undefined : read.error;
}

function built(read: Dockerfile, target?: number): ReadImage {
  const image = imageFromDockerfile(read, target);
  if (!image) throw new Error("There is no such stage.");
  return image;
}

function unique(parents: readonly object[]): string[] {
  return [...new Set(parents.map((parent) => JSON.stringify(parent)))].toSorted();
}
