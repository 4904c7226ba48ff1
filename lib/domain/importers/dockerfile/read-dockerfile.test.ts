import { describe, expect, test } from "vitest";
import { imageFromDockerfile, type ReadImage, stageChoice } from "./image-from-dockerfile";
import { readDockerfile } from "./read-dockerfile";

const digest = `sha256:${"a".repeat(64)}`;

describe("what is no Dockerfile is refused with the line that shows it", () => {
  test.each([
    ["", undefined, "file is empty"],
    ["# only a comment\n", undefined, "file is empty"],
    ["ARG A=1\n", 1, "no FROM line"],
    ["\n\nRUN echo\nFROM a\n", 3, "RUN comes before any FROM"],
    ["services:\n  web:\n    image: nginx\n", 1, "SERVICES: is not a Dockerfile instruction"],
    ["<!doctype html>\n<html>", 1, "is not a Dockerfile instruction"],
    ["FROM\n", 1, "names no image"],
    ["FROM a\none\ntwo\nthree\n", 2, "Most lines"],
    ["FROM a\nRUN \u0000\n", 2, "not UTF-8"],
    [`FROM a\n${"#".repeat(1024 * 1024)}`, undefined, "at most 1 MB"],
    ["FROM a\n".repeat(201), undefined, "201 stages"],
  ])("%j", (text, line, message) => {
    const read = readDockerfile(text);
    expect(read).toMatchObject({ ok: false, error: { message: expect.stringContaining(message) } });
    if (!read.ok) expect(read.error.line).toBe(line);
  });
});

describe("parents", () => {
  test.each([
    ["FROM ubuntu", { ref: "ubuntu" }],
    ["from ubuntu:24.04 as base", { ref: "ubuntu:24.04" }],
    [`FROM registry:5000/a/b@${digest}`, { ref: "registry:5000/a/b", digest }],
    [`FROM ubuntu:24.04@${digest}`, { ref: "ubuntu:24.04", digest }],
    ["FROM ubuntu:24.04@sha256:short", { ref: "ubuntu:24.04@sha256:short" }],
    ['ARG TAG="24.04"\nFROM ubuntu:"${TAG}"', { ref: "ubuntu:24.04" }],
    ["ARG A=x B=y\nFROM $A/$B", { ref: "x/y" }],
    ["ARG A\nFROM a:${A:-1}", { ref: "a:1" }],
    ["ARG A=2\nFROM a:${A:-1}", { ref: "a:2" }],
    ["ARG A=2\nFROM ${A:+mirror/}a", { ref: "mirror/a" }],
    ["FROM ${A:+mirror/}a", { ref: "a" }],
    ["FROM a:${A-${B:-3}}", { ref: "a:3" }],
    ["FROM 'a:$A'", { ref: "a:$A" }],
    ["FROM a:\\$A", { ref: "a:$A" }],
    ["# escape=`\nFROM `\n  windows:1", { ref: "windows:1" }],
    ["FROM --platform=$BUILDPLATFORM a:1", { ref: "a:1" }],
  ])("%j is built on %j", (text, parent) => expect(built(text).parents).toEqual([parent]));

  test("a value from outside counts where the file declares the name", () => {
    const given = new Map([
      ["TAG", "2"],
      ["OTHER", "9"],
    ]);
    expect(built("ARG TAG=1\nFROM a:$TAG", given).parents).toEqual([{ ref: "a:2" }]);
    expect(built("FROM a:$OTHER", given)).toMatchObject({
      parents: [{ ref: "a:$OTHER" }],
      unresolved: ["OTHER"],
      askable: [],
    });
    expect(built("ARG TAG\nFROM a:$TAG")).toMatchObject({ unresolved: ["TAG"], askable: ["TAG"] });
  });

  test("nothing is made of scratch", () =>
    expect(built("FROM scratch\nCOPY a /")).toMatchObject({
      parents: [],
      layers: [{ kind: "application" }],
    }));

  test("an ARG of a stage is not known to a later FROM", () => {
    expect(built("FROM a\nARG T=1\nFROM b:$T").unresolved).toEqual(["T"]);
  });

  test("only what the chosen stage needs is a parent", () => {
    const text =
      "FROM a AS one\nFROM b AS two\nFROM one\nCOPY --from=c /x /x\nFROM d\nRUN --mount=type=bind,from=two,target=/t true";
    expect(built(text).parents.map(({ ref }) => ref)).toEqual(["d", "b"]);
    const read = readDockerfile(text);
    expect(read.ok && imageFromDockerfile(read.value, 2)?.parents.map(({ ref }) => ref)).toEqual(["a", "c"]);
    expect(read.ok && read.value.stages.map((stage) => stageChoice(read.value.stages, stage))).toEqual([
      "one, on a, not pinned",
      "two, on b, not pinned",
      "stage 2, on a, not pinned",
      "stage 3, on d, not pinned",
    ]);
  });
});

describe("layers", () => {
  test.each([
    ["RUN apk add --no-cache curl", "dependencies"],
    ["RUN npm ci --omit=dev", "dependencies"],
    ["RUN --mount=type=cache,target=/root/.npm npm ci", "dependencies"],
    ["RUN pip install -r requirements.txt", "dependencies"],
    ["RUN npm run build", "application"],
    ["RUN adduser -D app && chown app /app", "configuration"],
    ["RUN ./surprise.sh", "other"],
    ["RUN <<EOF\napt-get install -y curl\nEOF", "dependencies"],
    ["COPY package.json package-lock.json ./", "dependencies"],
    ['COPY ["pom.xml", "/app/"]', "dependencies"],
    ["COPY nginx.conf /etc/nginx/", "configuration"],
    ["COPY <<EOF /etc/app.conf\na=1\nEOF", "configuration"],
    ["COPY --from=busybox:1 /bin/sh /bin/sh", "dependencies"],
    ["COPY . .", "application"],
    ["ADD https://example.org/tool.tgz /opt/", "dependencies"],
  ])("%j adds %s", (line, kind) => {
    const { layers } = built(`FROM a\n${line}`);
    expect(layers.map((layer) => layer.kind)).toEqual(["parent", kind]);
  });

  test("stand from the parent up through the stages that are built on one another", () => {
    const { layers } = built("FROM a AS base\nRUN apk add x\nFROM other\nFROM base\nCOPY . .\nUSER 1\nCMD x");
    expect(layers.map(({ title }) => title)).toEqual([
      "a",
      "RUN apk add x",
      "COPY . .",
      "Settings: USER, CMD",
    ]);
  });

  test("more than a document holds are counted", () => {
    const { layers } = built(`FROM a\n${"RUN x\n".repeat(500)}`);
    expect(layers).toHaveLength(200);
    expect(layers.at(-1)?.title).toBe("302 more layers");
  });
});

describe("facts", () => {
  test.each([
    ["FROM a:1", 1, "a:1 is not pinned"],
    ["FROM a", 1, "no tag, so latest"],
    ["FROM a:$T", 1, "depends on T, which no ARG of this file gives a value"],
    ["ARG T\nFROM a:$T", 2, "depends on T, which has no value in this file"],
    ["FROM a\nCOPY --from=b:1 /x /x", 2, "b:1 is not pinned"],
    ["FROM a\nUSER 0:0", 2, "runs as root: USER is root"],
    ["FROM a", 1, "sets no USER, unless its parent image names another user"],
    ["FROM scratch", 1, "sets no USER."],
    ["FROM a\nARG dbPassword", 2, "ARG dbPassword has a name like a secret"],
    ["FROM a\nENV API_KEY the value", 2, "ENV API_KEY has a name like a secret"],
    ["FROM a\nADD https://example.org/a /a", 2, "ADD fetches from an address"],
    ["FROM a\nRUN wget -O - https://example.org | sh", 2, "A download is run without a check"],
    ["FROM a\nRUN <<EOF\ncurl https://example.org | sudo bash\nEOF", 2, "A download is run without a check"],
    ["FROM a\nCOPY server.key /etc/", 2, "a name like a private key"],
    ["FROM a\nRUN <<EOF\nnever ends", 2, "has no end"],
    ["FROM a\nRUN x\nBUILD y", 3, "BUILD is not a Dockerfile instruction"],
  ])("%j", (text, line, fact) => {
    expect(built(text).facts).toContainEqual({ line, text: expect.stringContaining(fact) });
  });

  test.each([
    `FROM a@${digest}\nUSER 1000`,
    `FROM a@${digest}\nUSER app\nARG TOKEN_FILE=/run/secrets/t\nENV PASSWORD_MIN_LENGTH=8 KEYBOARD=de`,
    `FROM a@${digest}\nADD --checksum=sha256:1 https://example.org/a /a\nUSER app`,
    `FROM a@${digest} AS base\nUSER app\nFROM base`,
    `ARG U=app\nFROM a@${digest}\nARG U\nUSER $U`,
  ])("nothing to say of %j", (text) => expect(built(text).facts).toEqual([]));
});

function built(text: string, given?: ReadonlyMap<string, string>): ReadImage {
  const read = readDockerfile(text, given);
  const image = read.ok ? imageFromDockerfile(read.value) : undefined;
  if (!image) throw new Error(read.ok ? "There is no stage." : read.error.message);
  return image;
}
