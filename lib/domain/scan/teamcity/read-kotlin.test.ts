import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fact } from "../facts";
import type { SourceFile, SourceTree } from "../source";
import { teamcityKotlin } from "./read-kotlin";
import { graphParameters } from "@/lib/testing/graph-runs";

const head = "import jetbrains.buildServer.configs.kotlin.*\n";

function read(text: string, others: Readonly<Record<string, string>> = {}, path = ".teamcity/settings.kts") {
  const file: SourceFile = { path, text: head + text };
  const tree: SourceTree = new Map(
    [file, ...Object.entries(others).map(([at, said]) => ({ path: at, text: head + said }))].map((one) => [
      one.path,
      one,
    ]),
  );
  return teamcityKotlin.read(file, tree);
}

function facts<K extends Fact["kind"]>(kind: K, text: string, others: Readonly<Record<string, string>> = {}) {
  return read(text, others).facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
}

const build = (inside: string, name = "Build") =>
  `object ${name} : BuildType({\n${inside}\n})\nproject { buildType(${name}) }\n`;

describe("steps", () => {
  test("build, push and other Docker commands, with parameters filled in where the files know them", () => {
    const text = build(`
      params { param("registry", "r.example.org") }
      steps {
        dockerCommand { commandType = build { source = file { path = "app/Dockerfile" }
          contextDir = "app"
          commandArgs = "--no-cache --build-arg A=b"
          namesAndTags = """
            %registry%/a:1
            %other%/a:1
          """.trimIndent() } }
        dockerCommand { commandType = push { namesAndTags = "%registry%/a:1" } }
        dockerCommand { commandType = other { subCommand = "tag"
          commandArgs = "%registry%/a:1 %other%/a:2" } }
      }`);
    expect(facts("build", text)).toMatchObject([
      {
        images: ["r.example.org/a:1", "%other%/a:1"],
        dockerfile: "app/Dockerfile",
        context: "app",
        args: { A: "b" },
        by: ".teamcity/settings.kts#Build",
      },
    ]);
    expect(facts("push", text).map(({ image }) => image)).toEqual(["r.example.org/a:1"]);
    expect(facts("retag", text)).toMatchObject([{ from: "r.example.org/a:1", to: "%other%/a:2" }]);
    expect(facts("control", text)).toMatchObject([{ control: "no-cache-build", at: { line: 8 } }]);
  });

  test("steps and build types that are off do nothing", () => {
    const text = build(`steps {
      dockerCommand { enabled = false; commandType = push { namesAndTags = "a:1" } }
      script { id = "x"; scriptContent = "docker push b" }
    }
    disableSettings("x")`);
    expect(facts("push", text)).toEqual([]);
    expect(facts("push", text)).toEqual([]);
    expect(facts("job", build("paused = true"))).toMatchObject([{ disabled: true }]);
  });

  test("an object that no project names is not run", () => {
    const { facts: found, notUnderstood } = read(
      `object A : BuildType({ name = "a" })\nobject B : BuildType({ name = "b" })\nproject { buildType(A) /* buildType(B) */ }`,
    );
    expect(found.filter(({ kind }) => kind === "job")).toMatchObject([
      { name: "A" },
      { name: "B", disabled: true },
    ]);
    expect(notUnderstood).toMatchObject([{ at: { line: 3 } }]);
  });

  test("scripts keep their lines, with parameters as a shell sees them", () => {
    const text = build(`params { param("env.IMG", "a:1") }
      steps { script { scriptContent = """
        docker push %x%/b:1
        docker push \${'$'}IMG
      """.trimIndent() } }`);
    expect(facts("push", text).map(({ image, at }) => [image, at.line])).toEqual([
      ["%x%/b:1", 5],
      ["a:1", 6],
    ]);
  });

  test("loops, functions, classes, constants and maps of other files are followed", () => {
    const text = `project {
      val images = mapOf("a" to Params.HOST + "/a", "b" to "\${Params.HOST}/b")
      for ((name, image) in images) { buildType(Push(name, image)) }
      listOf("x", "y").forEach { buildType(pushOf(it)) }
    }`;
    const others = {
      ".teamcity/lib.kt": `object Params { const val HOST = "r.example.org" }
      class Push(val n: String, image: String) : BuildType({ id("Push_$n")
        steps { pushIt(image) } })
      fun BuildSteps.pushIt(image: String) { dockerCommand { commandType = push { namesAndTags = "$image:1" } } }
      fun pushOf(name: String): BuildType = BuildType { id(name)
        steps { pushIt(name) } }`,
    };
    expect(facts("push", text, others).map(({ by, image }) => [by.split("#")[1], image])).toEqual([
      ["Push_a", "r.example.org/a:1"],
      ["Push_b", "r.example.org/b:1"],
      ["x", "x:1"],
      ["y", "y:1"],
    ]);
  });

  test("instances, functions added to a class of the DSL, and what belongs to this", () => {
    const text = `class Image(val name: String, val tag: String) { val full = "r/$name:$tag" }
      object Images { val all = listOf(Image("a", "1"), Image("b", "2"))
        fun path(i: Image) = "\${i.name}/Dockerfile" }
      fun BuildSteps.ship(i: Image) {
        this.dockerCommand { this.commandType = build { source = path { path = Images.path(i) }
          namesAndTags = i.full } }
      }
      ${build("steps { Images.all.forEach { this.ship(it) } }")}`;
    expect(facts("build", text)).toMatchObject([
      { images: ["r/a:1"], dockerfile: "a/Dockerfile" },
      { images: ["r/b:2"], dockerfile: "b/Dockerfile" },
    ]);
  });

  test("classes of classes, with what a class itself has and what is run on it", () => {
    const text = `open class Settings { companion object { const val repo = "r.example.org" } }
      open class Base(platform: String) : BuildType() {
        constructor(platform: String, init: Base.() -> Unit) : this(platform) { init() }
        init { type = Type.DEPLOYMENT }
      }
      open class PushBase(val source: BuildType, val target: String) : Base("linux") {
        init { dependencies { snapshot(source) { } }
          steps { dockerCommand { commandType = push { namesAndTags = "\${Settings.repo}/$target:1" } } } }
      }
      open class Multi(all: List<PushBase>) : Base("x") {
        init { val names = all.joinToString(" ") { "\${Settings.repo}/\${it.target}:1" }
          steps { script { scriptContent = "docker push x:\${all.size} # $names" } } }
      }
      object Compile : Base("linux", { triggers { vcs { } } })
      object A : PushBase(Compile, "a")
      object M : Multi(listOf(A))
      project { buildType(Compile)\n buildType(A)\n buildType(M) }`;
    expect(facts("push", text).map(({ image }) => image)).toEqual(["r.example.org/a:1", "x:1"]);
    expect(facts("job", text).map(({ name, starts }) => [name, starts])).toEqual([
      ["Compile", "automatic"],
      ["A", "by-person"],
      ["M", "by-person"],
    ]);
  });

  test("templates bring their steps and parameters", () => {
    const text = `object T : Template({ params { param("i", "t") }
      steps { dockerCommand { commandType = push { namesAndTags = "%i%:1" } } } })
      ${build('templates(T)\nparams { param("i", "own") }')}`;
    expect(facts("push", text).map(({ image }) => image)).toEqual(["own:1"]);
  });

  test("jib and Spring build images without a Dockerfile", () => {
    const text =
      build(`steps { maven { goals = "compile jib:build"; runnerArgs = "-Djib.to.image=r.example.org/j:1" }
      gradle { tasks = "bootBuildImage --imageName=s:1" } }`);
    expect(facts("build", text).map(({ images, pushes }) => [images, pushes])).toEqual([
      [["r.example.org/j:1"], true],
      [["s:1"], false],
    ]);
  });

  test("what is pulled, named and pushed is the same artefact", () => {
    const docker = (sub: string, args: string) =>
      `dockerCommand { commandType = other { subCommand = "${sub}"\n commandArgs = "${args}" } }\n`;
    const text = build(
      `steps {\n${docker("pull", "a:1")}${docker("tag", "a:1 b:1")}${docker("push", "b:1")}}`,
    );
    expect(facts("control", text)).toMatchObject([{ control: "promotion-same-artifact", at: { line: 4 } }]);
  });
});

describe("what starts it", () => {
  test("triggers, and none is not known; a deployment without one is started by a person", () => {
    const starts = (inside: string) => facts("job", build(inside))[0]?.starts;
    expect(starts("triggers { vcs { } }")).toBe("automatic");
    expect(starts("triggers { vcs { enabled = false } }")).toBe("unknown");
    expect(starts("type = BuildTypeSettings.Type.DEPLOYMENT")).toBe("by-person");
    expect(starts('triggers { vcs { } }\nfeatures { approval { approvalRules = "user:a" } }')).toBe(
      "by-person",
    );
  });

  test("one that others wait for starts as they do, in whatever file", () => {
    const others = {
      ".teamcity/b.kts": `object B : BuildType({ triggers { schedule { } }\n dependencies { snapshot(A) { } } })\nproject { buildType(B) }`,
    };
    expect(facts("job", build("", "A"), others)).toMatchObject([{ name: "A", starts: "automatic" }]);
    const after = read(others[".teamcity/b.kts"], { ".teamcity/a.kts": build("", "A") }, ".teamcity/b.kts");
    expect(after.facts.find(({ kind }) => kind === "job")).toMatchObject({ needs: [".teamcity/a.kts#A"] });
  });

  test("proposals of everybody are those of outsiders", () => {
    const text = build(
      "features { pullRequests { provider = github { filterAuthorRole = PullRequests.GitHubRoleFilter.EVERYBODY } } }",
    );
    expect(facts("ci", text)[0]?.triggers).toMatchObject([{ on: "proposal", outsiders: true }]);
  });
});

describe("whatever the text", () => {
  const part = fc.constantFrom(
    "object A : BuildType({",
    "})",
    "project {",
    "}",
    "buildType(A)",
    "steps {",
    "script {",
    'scriptContent = """',
    '"""',
    "\n",

    "dockerCommand {",
    "commandType = push {",
    'namesAndTags = "a:$x"',
    "fun f() { f() }",
    "f()",
    "class B : B({})",
    "B()",
    "val x =",

    "for (i in x) {",
    "when (x) {",
    "else ->",
    'params { param("a", "%a%") }',
    "object C : C({})",
    "templates(A)",
    "__proto__ = 1",
  );

  test("nothing is thrown, and each fact's line is in the file", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join(" ");
        const lines = text.split("\n").length + 1;
        const { facts: found, notUnderstood } = read(text);
        for (const { at } of [...found, ...notUnderstood])
          expect(at.line >= 1 && at.line <= lines).toBe(true);
      }),
      graphParameters(1),
    );
  });
});
