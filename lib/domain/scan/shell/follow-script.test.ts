import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GivenScript, scriptContext, scriptFacts, scriptFactsOf } from "@/lib/testing/script-facts";
import { runScript } from "./read-script";

const pushed = (script: string, given?: GivenScript) =>
  scriptFactsOf("push", script, given).map(({ image }) => image);

describe("scripts that a script runs", () => {
  test("scripts of the tree are followed with their own lines, with their words, and not for ever", () => {
    const files = {
      "ci/build.sh": '#!/bin/bash\ncd "$(dirname "$0")/.."\ndocker build -t a:$1 .\n./ci/build.sh x\n',
    };
    expect(scriptFactsOf("build", "cd ci && ./build.sh 9", { files })).toEqual([
      expect.objectContaining({
        images: ["a:9"],
        at: { file: "ci/build.sh", line: 3 },
        dockerfile: "Dockerfile",
      }),
    ]);
    expect(pushed("export T=1\nU=2\nbash x.sh", { files: { "x.sh": "docker push a:$T-$U" } })).toEqual([
      "a:1-$U",
    ]);
    expect(pushed("U=2\n. ./x.sh", { files: { "x.sh": "docker push a:$U" } })).toEqual(["a:2"]);
  });

  test("a script runs with the options that it is called with", () => {
    const rest = 'docker build $TAGS .\nif [[ ${PUSH} = true ]]; then docker push "$NAME:$TAG"; fi\n';
    const getopts = `NAME=; PUSH=\nwhile getopts "n:t:p" opt; do\ncase $opt in\nn) NAME="\${OPTARG}" ;;\nt) TAG=$OPTARG; TAGS="$TAGS -t $NAME:$TAG" ;;\np) PUSH=true ;;\n\\?) exit 1 ;;\nesac\ndone\nshift $((OPTIND - 1))\n${rest}docker push last:$1\n`;
    const words = `PUSH=\nwhile [[ $# -gt 0 ]]; do\nkey="$1"\ncase $key in\n-n|--name) NAME="$2"; shift 2 ;;\n-t) TAG=$2; TAGS="$TAGS -t $NAME:$TAG"; shift; shift ;;\n--push) PUSH=true; shift ;;\n*) shift ;;\nesac\ndone\n${rest}`;
    const files = { "g.sh": getopts, "w.sh": words };
    const images = (call: string) => scriptFactsOf("build", call, { files }).flatMap((build) => build.images);
    expect(images("./g.sh -n r/a -t 1 -t$SHA x")).toEqual(["r/a:1", "r/a:$SHA"]);
    expect(pushed("./g.sh -n r/a -t 1 x", { files })).toEqual(["last:x"]);
    expect(pushed("./g.sh -pn r/a -t 1 x", { files })).toEqual(["r/a:1", "last:x"]);
    expect(images("./w.sh --name r/a -t 1")).toEqual(["r/a:1"]);
    expect(pushed("./w.sh --name r/a -t 1", { files })).toEqual([]);
    expect(pushed("./w.sh --name r/a -t 1 --push", { files })).toEqual(["r/a:1"]);
    // What is not known may be any option.
    expect(pushed("./g.sh $OPTIONS", { files }).length).toBe(2);
  });

  test("make is followed through prerequisites, with variables of its file and of its command", () => {
    const files = {
      Makefile:
        "TAG ?= 1\nIMG := r/app:$(TAG)\nall: push\npush: build\n\t@docker push $(IMG)\nbuild:\n\tcd app && \\\n\t  docker build -t $(IMG) .\n",
    };
    expect(scriptFacts("make", { files })).toMatchObject([
      { kind: "build", images: ["r/app:1"], dockerfile: "app/Dockerfile", at: { file: "Makefile", line: 8 } },
      { kind: "push", image: "r/app:1" },
    ]);
    expect(pushed("make push TAG=4", { files })).toEqual(["r/app:4"]);
    expect(pushed("TAG=5 make push", { files })).toEqual(["r/app:5"]);
  });

  test("shells within shells, other machines, sudo and eval", () => {
    expect(
      pushed("bash -lc 'docker push a'; sudo -E docker push b; eval docker push c; env X=1 docker push d"),
    ).toEqual(["a", "b", "c", "d"]);
    expect(
      scriptFactsOf("deploy", "ssh -i key me@host 'docker pull a:1 && docker run -d --name web a:1'"),
    ).toMatchObject([{ how: "ssh", workloads: ["web"], image: "a:1" }]);
    expect(scriptFactsOf("deploy", "ssh me@host <<'EOF'\ncd /srv\ndocker compose up -d\nEOF")).toMatchObject([
      { how: "compose" },
    ]);
  });

  test("PowerShell and batch files", () => {
    expect(
      pushed('$tag = "1"\ndocker push `\n  "a:$tag"\nif ($x -eq 1) {\n docker push "b:$env:REV"\n}'),
    ).toEqual(["a:1", "b:${REV}"]);
    expect(pushed("@echo off\nREM don't docker push x\nset TAG=3\ndocker push a:%TAG% ^\n -q")).toEqual([
      "a:3",
    ]);
  });

  test("in PowerShell a backtick escapes", () => {
    const script =
      'Write-Host "`n== a"\ndocker push a:1\nWrite-Host "`n== b"\ntry {\n  docker push b:1\n} catch {\n  docker push c:1\n}';
    expect(pushed(script)).toEqual(["a:1", "b:1", "c:1"]);
  });

  test("a shell on another machine gets its script on its input, with variables", () => {
    expect(
      scriptFactsOf("deploy", "ssh -p 22 me@host IMAGE=\"$I\" bash -s <<'EOF'\ndocker run -d $IMAGE\nEOF"),
    ).toMatchObject([{ how: "ssh", image: "$I" }]);
  });

  test("a text for another shell has its own lines", () => {
    const script = 'ssh me@host \\\n  bash <<E\ncd x\ndocker push a\nE\nbash -c "cd y\ndocker push b"';
    expect(scriptFactsOf("push", script).map(({ image, at }) => [image, at.line])).toEqual([
      ["a", 4],
      ["b", 7],
    ]);
  });

  test("what is handed to later steps", () => {
    const { handedOn } = runScript([{ text: 'echo "TAG=v1" >> "$GITHUB_ENV"', line: 1 }], scriptContext());
    expect([...handedOn]).toEqual([["TAG", "v1"]]);
  });
});

describe("bad input", () => {
  const pieces = [
    "docker build -t a .",
    "if x; then",
    "fi",
    "for i in a b; do",
    "done",
    "case x in a)",
    ";;",
    "esac",
    "f() {",
    "}",
    "(",
    ")",
    "$(",
    "`",
    '"',
    "'",
    "${X:-",
    "<<EOF",
    "EOF",
    "| kubectl apply -f -",
    "&& f",
    "|| true",
    "make all",
    "./x.sh",
    "sed -i s/a/b/ x",
    "cd ..",
    "X=$X$X",
    "bash -c",
    "{{ .x",
    "\\",
  ];

  test("whatever the text, nothing is thrown and every line is one of the script's or of a file's", () => {
    const files = {
      "x.sh": "./x.sh; make all\ndocker push $1\n",
      Makefile: "all: all\n\tmake all\n\t./x.sh\n",
    };
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 12 })), { maxLength: 30 }),
        fc.constantFrom(" ", "\n"),
        (parts, between) => {
          const script = parts.join(between);
          const lines = script.split("\n").length;
          for (const { at } of scriptFacts(script, { files })) {
            expect(at.line).toBeGreaterThan(0);
            expect(at.line).toBeLessThanOrEqual(at.file === "ci.yml" ? lines : 4);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    ["open quotes", '"$('.repeat(4_000)],
    ["open brackets", "(".repeat(20_000)],
    ["open branches", "if x; then ".repeat(2_000)],
    ["open templates", "${{".repeat(6_000)],
    ["process substitutions", "<(".repeat(6_000)],
    ["a value that doubles", `X=aaaaaaaaaa\n${"X=$X$X$X\n".repeat(200)}docker push $X`],
    ["loops in loops", `${"for i in a b c d e f g h; do ".repeat(12)}docker push $i${"; done".repeat(12)}`],
    ["a function that calls itself", "f() { f; f; docker push a; }\nf"],
    ["one long line", `docker push ${"a ".repeat(40_000)}`],
  ])("%s take no time", (_name, script) => {
    const start = performance.now();
    scriptFacts(script);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
