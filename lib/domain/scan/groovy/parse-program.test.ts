import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseProgram } from "./parse-program";
import type { Expression, Statement } from "./syntax";
import type { Dialect } from "./token";
import { tokenise } from "./tokenise";
import { anyCharacter } from "@/lib/testing/any-character";
import { graphParameters } from "@/lib/testing/graph-runs";

/** A program in short, to compare. */
function short(text: string, dialect: Dialect = "groovy"): readonly string[] {
  return parseProgram(text, dialect).statements.map(ofStatement);
}

function ofStatement(statement: Statement): string {
  switch (statement.kind) {
    case "expression":
      return ofExpression(statement.value);
    case "assign":
      return `${statement.targets.map(ofExpression).join(",")} ${statement.operator} ${statement.value ? ofExpression(statement.value) : ""}`;
    case "if":
      return `if ${ofExpression(statement.condition)} [${statement.yes.map(ofStatement).join("; ")}] else [${statement.no.map(ofStatement).join("; ")}]`;
    case "function":
      return `fun ${statement.name}(${statement.parameters.map(({ names }) => names.join("+")).join(",")}) [${statement.body.map(ofStatement).join("; ")}]`;
    case "class":
      return `${statement.what} ${statement.name}: ${statement.base ? ofExpression(statement.base) : ""}`;
    case "for":
      return `for ${statement.parameter.names.join("+")} in ${ofExpression(statement.over)} [${statement.body.map(ofStatement).join("; ")}]`;
    case "annotation":
      return `@${statement.name}`;
    case "return":
      return `return ${statement.value ? ofExpression(statement.value) : ""}`;
    default:
      return statement.kind;
  }
}

function ofExpression(expression: Expression): string {
  switch (expression.kind) {
    case "text":
      return `"${expression.pieces.map((piece) => (piece.kind === "said" ? piece.text : `<${piece.code}>`)).join("")}"`;
    case "number":
      return expression.text;
    case "name":
      return expression.name;
    case "member":
      return `${ofExpression(expression.of)}.${expression.name}`;
    case "call":
      return `${ofExpression(expression.of)}(${expression.args.map(({ name, value }) => (name === undefined ? "" : `${name}: `) + ofExpression(value)).join(", ")})`;
    case "list":
      return `[${expression.items.map(({ name, value }) => (name === undefined ? "" : `${name}: `) + ofExpression(value)).join(", ")}]`;
    case "closure":
      return `{${expression.parameters.map(({ names }) => names.join("+")).join(",")}| ${expression.body.map(ofStatement).join("; ")}}`;
    case "binary":
      return `(${ofExpression(expression.left)} ${expression.operator} ${ofExpression(expression.right)})`;
    case "choice":
      return `(${ofExpression(expression.condition)} ? ${ofExpression(expression.yes)} : ${ofExpression(expression.no)})`;
    case "not":
      return `!${ofExpression(expression.of)}`;
    case "index":
      return `${ofExpression(expression.of)}[${ofExpression(expression.at)}]`;
    default:
      return expression.kind;
  }
}

describe("Groovy", () => {
  test("calls without brackets take what follows on the line, with names or without", () => {
    expect(short(`sh "make"\ninput message: 'Go?', ok: 'Yes'\nagent any\napp.push 'x'`)).toEqual([
      'sh("make")',
      'input(message: "Go?", ok: "Yes")',
      "agent(any)",
      'app.push("x")',
    ]);
  });

  test("comments of all kinds are left out, those with # too", () => {
    expect(short(`#!/usr/bin/env groovy\n## x\na = 1 ## y\n/* sh "no" */ // b\nb = 2`)).toEqual([
      "a = 1",
      "b = 2",
    ]);
  });

  test("five kinds of texts, filled in or not", () => {
    expect(short(`a('x$y', "x\${y.z}$w", '''p\nq''', """r\${s}""", /t\\/u/, $/v/$)`)).toEqual([
      'a("x$y", "x<y.z><w>", "p\nq", "r<s>", "t/u", "v")',
    ]);
  });

  test("a slash after a value divides", () => {
    expect(short("x = a / b / c\ny = s.split(/-/)\nz = n =~ /a b/")).toEqual([
      "x = ((a / b) / c)",
      'y = s.split("-")',
      'z = (n =~ "a b")',
    ]);
  });

  test("code in a text may hold texts and brackets", () => {
    expect(short(`x = "a\${f("}", [b: 1])}c"`)).toEqual([`x = "a<f("}", [b: 1])>c"`]);
  });

  test("declarations, functions with types, and choices", () => {
    expect(
      short(
        `final String c = env.X ? '@daily' : ''\ndef f(String a, b = 1) {\n return a\n}\nString[] t = s.split('-')`,
      ),
    ).toEqual(['c = (env.X ? "@daily" : "")', "fun f(a,b) [return a]", 't = s.split("-")']);
  });

  test("closures with parameters, maps, and chains over lines", () => {
    expect(short(`['a', 'b'].each { x ->\n  m[x] = { sh x }\n}\ndocker\n  .image('i')\n  .push()`)).toEqual([
      '["a", "b"].each({x| m[x] = {| sh(x)}})',
      'docker.image("i").push()',
    ]);
  });

  test("else belongs to its if, also on the next line", () => {
    expect(short("if (a) { b() }\nelse if (c) d()\nelse { e() }")).toEqual([
      "if a [b()] else [if c [d()] else [e()]]",
    ]);
  });

  test("a bracket that is missing is a fault with its line, and what is around it is read", () => {
    const { statements, faults } = parseProgram("a {\n b(1\n}\nc()", "groovy");
    expect(faults).toEqual([{ line: 2, message: "A “(” is never closed." }]);
    expect(statements.map(ofStatement)).toEqual(["a({| b(1)})", "c()"]);
  });
});

describe("Kotlin", () => {
  test("objects, classes, functions and values", () => {
    expect(
      short(
        `object A : BuildType({ name = "x" })\nclass B(val p: String) : BuildType({})\nfun Project.f(a: String = "1"): BuildType = BuildType { id(a) }\nval m: Map<String, String> = mapOf("k" to "v")`,
        "kotlin",
      ),
    ).toEqual([
      'object A: BuildType({| name = "x"})',
      "class B: BuildType({| })",
      "fun f(a) [return BuildType({| id(a)})]",
      'm = mapOf(("k" to "v"))',
    ]);
  });

  test("a raw text keeps its backslashes, and its names are filled in", () => {
    expect(short('a = """x\\n$b.c${d}"""', "kotlin")).toEqual(['a = "x\\n<b>.c<d>"']);
  });

  test("comments may hold comments, and loops may take pairs apart", () => {
    expect(
      short("/* a /* b */ c */ for ((k, v) in m) { f(k) }\nm.forEach { (k, v) -> f(v) }", "kotlin"),
    ).toEqual(["for k+v in m [f(k)]", "m.forEach({k+v| f(v)})"]);
  });
});

describe("whatever the text", () => {
  const part = fc.constantFrom(
    "pipeline {",
    "}",
    "(",
    ")",
    "[",
    "]",
    '"',
    "'''",
    '"""',
    "/",
    "$/",
    "/$",
    "${",
    "$a.b",
    "\\",
    "\n",
    "#",
    "//",
    "/*",

    "if (a)",
    "else",
    "for (x in y)",
    "switch (x) {",
    "case 1:",
    "def f(a) {",
    "object A : B({",
    "->",
    "a: 1,",
    "= ",
    "?",
    ":",

    "sh 'x'",
    "stage('a') {",
    "return",
    "@Library('x') _",
    "when {",
    "<",
    ">",
    ".",
    "?.",
    "!",
    "to",
    "in",
    "🙂",
    "\u0000",
  );
  const text = fc.oneof(
    fc.array(part, { maxLength: 60 }).map((parts) => parts.join(" ")),
    fc.string({ unit: anyCharacter, maxLength: 200 }),
  );

  test("nothing is thrown, and each fault is on a line of the file", () => {
    fc.assert(
      fc.property(text, fc.constantFrom<Dialect>("groovy", "kotlin"), (written, dialect) => {
        const lines = written.split("\n").length;
        const { tokens } = tokenise(written, dialect);
        expect(tokens.every(({ line }) => line >= 1 && line <= lines)).toBe(true);
        for (const { line } of parseProgram(written, dialect).faults)
          expect(line >= 1 && line <= lines).toBe(true);
      }),
      graphParameters(2),
    );
  });

  test.each(["(", "{", "[", "a?", "if (a) ", "!", '"${', "a.", "x+", "def f(", "/*", "a {", "else if (x) "])(
    "4,000 times %s ends",
    (piece) => {
      expect(() => parseProgram(piece.repeat(4000), "groovy")).not.toThrow();
      expect(() => parseProgram(piece.repeat(4000), "kotlin")).not.toThrow();
    },
  );
});
