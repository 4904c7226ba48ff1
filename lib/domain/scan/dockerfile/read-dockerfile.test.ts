import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dockerfileReader } from "./read-dockerfile";

const digest = `sha256:${"a".repeat(64)}`;

function read(text: string, path = "app/Dockerfile") {
  return dockerfileReader.read({ path, text }, new Map());
}

function fact(text: string) {
  const [found] = read(text).facts;
  if (found?.kind !== "dockerfile") throw new Error("There is no fact of a Dockerfile.");
  return found;
}

function controls(text: string) {
  return read(text).facts.flatMap((one) =>
    one.kind === "control" ? [`${one.control} ${one.status} ${one.at.line}`] : [],
  );
}

describe("recognises", () => {
  const is = (path: string, text = "") => dockerfileReader.recognises({ path, text });

  test("by its name, with what it is for before or after it", () => {
    for (const path of [
      "Dockerfile",
      "a/Containerfile",
      "Dockerfile.dev",
      "Dockerfile-dev",
      "web.Dockerfile",
      "dockerfile",
    ])
      expect(is(path), path).toBe(true);
    for (const path of [
      ".dockerignore",
      "Dockerfile.md",
      "docker.ts",
      "read-dockerfile.ts",
      "a/compose.yaml",
    ])
      expect(is(path), path).toBe(false);
  });

  test("by what is in it where the name does not tell", () => {
    expect(is("images/api", "# api\nARG V=1\nFROM alpine:$V\nRUN true\n")).toBe(true);
    expect(is("notes", "FROM here on\nall is well\n")).toBe(false);
    expect(is("query.sql", "FROM a\nRUN b\n")).toBe(false);
  });
});

describe("what it is built on", () => {
  test("each image from outside once, with its digest, as written and with defaults", () => {
    const text = `ARG V=1.27\nFROM golang:\${V} AS build\nFROM gcr.io/d/static@${digest}\nCOPY --from=build /a /a\nCOPY --from=busybox:1 /b /b\n`;
    expect(fact(text)).toMatchObject({
      parents: [
        { written: "golang:${V}", ref: "golang:1.27", line: 2 },
        { written: "gcr.io/d/static", ref: "gcr.io/d/static", digest, line: 3 },
        { written: "busybox:1", ref: "busybox:1", line: 5 },
      ],
      base: "gcr.io/d/static",
      stages: [
        { name: "build", from: "golang:1.27", line: 2 },
        { from: "gcr.io/d/static", line: 3 },
      ],
    });
  });

  test("the base and the user come through stages", () => {
    expect(fact("FROM alpine:3 AS base\nUSER app\nFROM base\nRUN true\n")).toMatchObject({
      base: "alpine:3",
      user: "app",
      stages: [{ name: "base" }, { from: "base" }],
    });
    expect(fact("FROM scratch\nCOPY a /a\n")).toMatchObject({ parents: [], base: "scratch" });
  });

  test("a fault is said with its line", () => {
    expect(read("")).toMatchObject({ facts: [], notUnderstood: [{ why: expect.stringContaining("FROM") }] });
    expect(read("FROM a\0b\n")).toMatchObject({ facts: [], notUnderstood: [{ at: { line: 1 } }] });
    expect(read("FROM {{ base }}\n", "Dockerfile.j2")).toMatchObject({ facts: [] });
  });
});

describe("what it proves", () => {
  test("parents by digest or not", () => {
    expect(controls(`FROM a@${digest}\n`)).toContain("base-image-pinned-by-digest present 1");
    expect(controls(`FROM a@${digest} AS b\nFROM alpine:3.20.1\nCOPY --from=b /a /a\n`)).toContain(
      "base-image-pinned-by-digest violated 2",
    );
    expect(controls("FROM $NOBODY\n").join()).not.toContain("base-image");
    expect(controls("FROM scratch\nCOPY a a\n")).toEqual(["minimal-base-image present 1"]);
  });

  test("who runs: the last USER, unless somebody becomes an administrator without a password", () => {
    expect(controls("FROM a\nUSER 1000\n")).toContain("image-non-root present 2");
    expect(controls("FROM a\nUSER app\nUSER root\n")).toContain("image-non-root violated 3");
    expect(controls("FROM a\nARG U=me\nUSER ${U}\n")).toContain("image-non-root present 3");
    expect(controls("FROM a\nUSER $U\n").join()).not.toContain("image-non-root");
    expect(controls("FROM a\n").join()).not.toContain("image-non-root");
    expect(
      controls("FROM a\nUSER b\nRUN x && \\\n  echo 'b ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers\n"),
    ).toContain("image-non-root violated 4");
    expect(controls("FROM gcr.io/distroless/base:nonroot\n")).toContain("image-non-root present 1");
  });

  test("stages, when the last takes from another", () => {
    expect(controls("FROM go:1 AS b\nFROM a\nCOPY --from=b /x /x\n")).toContain(
      "multi-stage-build present 1",
    );
    expect(controls("FROM a AS dev\nFROM b\n").join()).not.toContain("multi-stage");
  });

  test("secrets by name, by file and in addresses, without their values", () => {
    const secrets = "FROM a\nENV DB_PASSWORD=hunter22\nARG NPM_TOKEN\n";
    expect(controls(secrets)).toContain("secrets-in-image violated 2");
    expect(JSON.stringify(read(secrets))).not.toContain("hunter22");
    for (const line of [
      "COPY ./private.pem /app/",
      "COPY a/private_jwks.json b",
      "ADD site.pfx .",
      "COPY .env .",
      'COPY ["id_rsa", "/root/"]',
    ])
      expect(controls(`FROM a\n${line}\n`), line).toContain("secrets-in-image violated 2");
    expect(controls("FROM a\nARG PW\nENV DB_PASSWORD=$PW\n")).toContain("secrets-in-image violated 3");
    for (const line of [
      "COPY ca.pem /etc/",
      "COPY .env.example .",
      "ENV ALLOW_EMPTY_PASSWORD=yes",
      "ENV TOKEN_FILE=/run/x",
      "ENV DB_PASSWORD=${DB_PASSWORD}",
      "COPY a.ts b.key/",
      "RUN --mount=type=secret,id=t x",
    ])
      expect(controls(`FROM a\n${line}\n`).join(), line).not.toContain("secrets-in-image");
  });

  test("downloads: checked, unchecked, or run as they come", () => {
    expect(
      controls('FROM a\nRUN curl -o f https://x.example/f && \\\n echo "$S f" | sha256sum -c -\n'),
    ).toContain("download-checksum-verified present 3");
    expect(controls("FROM a\nADD --checksum=sha256:1 https://x.example/f /f\n")).toContain(
      "download-checksum-verified present 2",
    );
    expect(controls("FROM a\nADD https://x.example/f /f\n")).toContain(
      "download-checksum-verified violated 2",
    );
    expect(
      controls("FROM a\nRUN apt-get update && \\\n  curl -fsSL https://x.example/i | bash -\n"),
    ).toContain("remote-script-unpinned violated 3");
  });
});

test("whatever the text, nothing is thrown and lines are within the file", () => {
  const lines = [
    "FROM a AS b",
    "FROM b",
    "COPY --from=b a.key b",
    "RUN curl x | sh",
    "USER $U",
    "RUN <<E",
    "E",
    "ENV A_TOKEN=1 \\",
    "ARG",
    "# escape=`",
  ];
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...lines), fc.string({ maxLength: 20 })), { maxLength: 25 }),
      (parts) => {
        const text = parts.join("\n");
        const { facts, notUnderstood } = read(text);
        const count = text.split("\n").length;
        for (const { at } of [...facts, ...notUnderstood]) {
          expect(at.line).toBeGreaterThan(0);
          expect(at.line).toBeLessThanOrEqual(count);
        }
      },
    ),
    { numRuns: 300 },
  );
});
