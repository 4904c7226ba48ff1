import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceFile } from "../source";
import { makefileReader } from "./read-makefile";

function read(text: string, others: Readonly<Record<string, string>> = {}) {
  const file: SourceFile = { path: "svc/Makefile", text };
  const tree = new Map(
    [file, ...Object.entries(others).map(([path, other]) => ({ path, text: other }))].map((one) => [
      one.path,
      one,
    ]),
  );
  return makefileReader.read(file, tree).facts;
}

const jobs = (text: string) => read(text).flatMap((fact) => (fact.kind === "job" ? [fact] : []));
const pushed = (text: string, others?: Readonly<Record<string, string>>) =>
  read(text, others).flatMap((fact) => (fact.kind === "push" ? [fact.image] : []));

describe("Makefiles", () => {
  test("are recognised by their name", () => {
    const is = (path: string) => makefileReader.recognises({ path, text: "" });
    expect(["Makefile", "a/GNUmakefile", "makefile", "build.mk", "Makefile.docker"].every(is)).toBe(true);
    expect(["Makefile.am", "makefile.py.txt", "cmake.txt"].some(is)).toBe(false);
  });

  test("targets that build or push are jobs that a person starts; others are none", () => {
    const text =
      "build:\n\tdocker build -t r/a:1 src\nlint:\n\tgo vet ./...\npublish: build lint\n\t@echo go\n\t-docker push r/a:1\n";
    expect(read(text)[0]).toMatchObject({ kind: "ci", id: "svc/Makefile", tool: "make" });
    expect(jobs(text)).toMatchObject([
      { id: "svc/Makefile#build", name: "build", starts: "by-person", needs: [], at: { line: 1 } },
      { id: "svc/Makefile#publish", needs: ["svc/Makefile#build"], at: { line: 5 } },
    ]);
    expect(read(text)).toContainEqual(
      expect.objectContaining({
        kind: "build",
        by: "svc/Makefile#build",
        dockerfile: "svc/src/Dockerfile",
        at: { file: "svc/Makefile", line: 2 },
      }),
    );
    expect(read("test:\n\tgo test ./...\n")).toEqual([]);
  });

  test("variables of all kinds are filled in; what a command prints or conditions differ in is not guessed", () => {
    expect(
      pushed("R = $(HOST)/app\nHOST := r.example\nT ?= 1\nT += -x\np:\n\tdocker push ${R}:$(T)\n"),
    ).toEqual(["r.example/app:1"]);
    expect(pushed("V := $(shell git describe)\np:\n\tdocker push a:$(V)\n")).toEqual(["a:$(V)"]);
    expect(
      pushed("V := $(shell cat VERSION)\np:\n\tcd x; docker push a:$(V)\n", { "svc/VERSION": "9" }),
    ).toEqual(["a:$(V)"]);
    expect(pushed("ifdef CI\nV=1\nelse\nV=2\nendif\np:\n\tdocker push a:$(V)\n")).toEqual(["a:$(V)"]);
    expect(pushed("ifndef V\nV=1\nendif\np:\n\tdocker push a:$(V)\n")).toEqual(["a:1"]);
    expect(pushed("A=$(B)\nB=$(A)\np:\n\tdocker push a:$(A)\n")).toEqual(["a:$(A)"]);
    expect(pushed("p: V=7\np:\n\tdocker push $(subst x,y,x/a):$(V) # now\n")).toEqual(["y/a:7"]);
    expect(pushed("p:\n\tX=$$(date); docker push a:$$X\n")).toEqual(["a:$X"]);
  });

  test("functions: call of a text of several lines, foreach, if", () => {
    expect(
      pushed(
        "define up\n@echo $(1)\ndocker push \\\n  $(1):$(2)\nendef\np:\n\t$(call up,r/a,1)\n\t$(call up,r/b,2)\n",
      ),
    ).toEqual(["r/a:1", "r/b:2"]);
    const text =
      "T=x:1 x:2\nb:\n\tdocker buildx build $(foreach t,$(T),-t $(t)) $(if $(P),--push,--load) .\n";
    expect(read(text)).toContainEqual(
      expect.objectContaining({ kind: "build", images: ["x:1", "x:2"], pushes: "unknown" }),
    );
    expect(pushed(`P=1\n${text}`)).toEqual(["x:1", "x:2"]);
  });

  test("commands of one recipe each begin in the folder of the file", () => {
    const contexts = read("b:\n\tcd x && docker build -t a .\n\tdocker build -t b .\n").flatMap((fact) =>
      fact.kind === "build" ? [fact.context] : [],
    );
    expect(contexts).toEqual(["svc/x", "svc"]);
  });

  test("whatever the text, nothing is thrown and lines are within the file", () => {
    const lines = [
      "a: b",
      "b: a",
      "\tdocker push $(X)",
      "X=$(X)$(Y)",
      "Y:=$(shell x",
      "define q",
      "endef",
      "ifeq (a,b)",
      "endif",
      "\t$(MAKE) a",
      "%.o: %",
      "\t@-+docker build . \\",
    ];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...lines), fc.string({ maxLength: 15 })), { maxLength: 25 }),
        (parts) => {
          const text = parts.join("\n");
          for (const { at } of read(text)) {
            expect(at.line).toBeGreaterThan(0);
            expect(at.line).toBeLessThanOrEqual(text.split("\n").length);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
