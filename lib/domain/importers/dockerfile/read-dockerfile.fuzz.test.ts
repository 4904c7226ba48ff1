// @module-tag large
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { imageSchema } from "../../pipeline/document-schemas";
import { imageFromDockerfile, type ReadImage } from "./image-from-dockerfile";
import { type Dockerfile, readDockerfile } from "./read-dockerfile";
import { anyCharacter } from "@/lib/testing/any-character";
import { graphParameters } from "@/lib/testing/graph-runs";

describe("whatever the text", () => {
  const line = fc.constantFrom(
    "FROM a",
    "FROM a:1 AS b",
    "FROM b",
    "from B as c",
    "FROM ${X:-${Y:-z}}",
    "ARG X",
    "ARG X=1 Y=$X$X",
    "ENV A=$A$A B=${A}",
    "RUN <<EOF",
    "EOF",
    "COPY --from=0 a b",
    "COPY --from=b a b",
    "RUN --mount=type=bind,from=c,target=/x go build \\",
    "# comment",
    "USER $A",
    "  && apt-get install x",
    'ADD ["a", "b',
    "",
    "\t",
    "x".repeat(300),
    "🙂 \u202e",
  );
  const text = fc.oneof(
    fc.array(line, { maxLength: 40 }).map((lines) => lines.join("\n")),
    fc.string({ unit: anyCharacter, maxLength: 300 }),
    fc.string({ maxLength: 300 }).map((rest) => `FROM a\n${rest}`),
  );

  test("nothing is thrown, and every image fits a document", () => {
    fc.assert(
      fc.property(text, (written) => {
        const read = readDockerfile(written);
        if (!read.ok) {
          expect(read.error.message).not.toBe("");
          return;
        }
        for (const { index } of read.value.stages) {
          const image = imageFromDockerfile(read.value, index);
          expect(
            imageSchema.safeParse({ id: "i", name: "n", parents: image?.parents, layers: image?.layers })
              .success,
          ).toBe(true);
          const lines = written.split("\n").length;
          for (const fact of image?.facts ?? []) expect(fact.line >= 1 && fact.line <= lines).toBe(true);
        }
      }),
      graphParameters(8),
    );
  });

  test("line ends, a byte order mark and comments between change nothing", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const plain = summary(readDockerfile(lines.join("\n")));
        expect(summary(readDockerfile(`\uFEFF${lines.join("\r\n")}`))).toEqual(plain);
      }),
    );
  });

  test("secrets never come out", () => {
    const secret = "hunter2hunter2";
    const place = fc.constantFrom(
      `ARG TOKEN=${secret}`,
      `ENV DB_PASSWORD=${secret}`,
      `ENV SECRET ${secret}`,
      `RUN curl https://me:${secret}@example.org/x`,
      `RUN tool --password ${secret} --token=${secret}`,
      `RUN export API_KEY="${secret} x"; run`,
      `RUN docker login -u me -p ${secret} host`,
      `LABEL token=${secret}`,
    );
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 8 }), (lines) => {
        const { parents, layers, facts } = built(`FROM a\n${lines.join("\n")}`);
        expect(JSON.stringify([parents, layers, facts])).not.toContain("hunter2");
      }),
    );
  });

  test.each([
    [
      "10,000 lines",
      Array.from({ length: 10_000 }, (_, index) => `RUN echo $A${index} && apk add p${index}`),
    ],
    [
      "values that double",
      Array.from({ length: 1000 }, (_, index) => `ARG A${index + 1}=$A${index}$A${index}`),
    ],
    [
      "stages on stages, each with its variables",
      Array.from(
        { length: 199 },
        (_, index) => `FROM s${index} AS s${index + 1}\n${`ENV V${index}=$V0\n`.repeat(200)}`,
      ),
    ],
    ["one line of continuations", ["RUN x \\", ...Array.from({ length: 100_000 }, () => "  y \\")]],
    ["heredocs one after another", ["RUN <<A ".repeat(20_000)]],
    ["open braces", [`FROM ${"${A:-".repeat(100_000)}`]],
    ["installs without end", [`RUN ${"go ".repeat(300_000)}`]],
    ["addresses without end", [`RUN ${"http://a:".repeat(100_000)}`]],
    ["random text", [`RUN ${"a1".repeat(400_000)}`]],
    ["quotes", [`ENV ${`"'`.repeat(400_000)}`]],
  ])(
    "%s: read into what fits a document or refused in words, and not in the time of a square",
    // What grows with the square of these takes minutes; a busy machine needs some seconds for what does not.
    { timeout: 30_000 },
    (_title, lines) => {
      const read = readDockerfile(["ARG A0=xx", "FROM a", ...lines].join("\n"));
      const image = read.ok ? imageFromDockerfile(read.value) : undefined;
      const fits = imageSchema.safeParse({
        id: "i",
        name: "n",
        parents: image?.parents,
        layers: image?.layers,
      }).success;
      expect(read.ok ? image !== undefined && fits : read.error.message !== "").toBe(true);
    },
  );
});

function built(text: string): ReadImage {
  const read = readDockerfile(text);
  const image = read.ok ? imageFromDockerfile(read.value) : undefined;
  if (!image) throw new Error(read.ok ? "There is no stage." : read.error.message);
  return image;
}

function summary(read: ReturnType<typeof readDockerfile>): unknown {
  if (!read.ok) return read.error;
  const ofStage = (file: Dockerfile) => file.stages.map(({ index }) => imageFromDockerfile(file, index));
  return ofStage(read.value).map((image) => ({
    parents: image?.parents,
    layers: image?.layers,
    facts: image?.facts,
    user: image?.user,
  }));
}
