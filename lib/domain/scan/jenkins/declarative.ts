import type { Statement } from "../groovy/syntax";
import { asText, type ClosureValue, type Scope, textValue, type Value } from "../groovy/value";
import type { Place } from "../source";
import { readAgent } from "./agents";
import type { Run, Setting } from "./run";
import { readWhen } from "./when";

const sectionNames = new Set(
  "agent environment parameters triggers options tools libraries when input axes excludes steps stages parallel matrix post failFast".split(
    " ",
  ),
);
/** Those that make a block a declarative one. */
const marks = new Set(["steps", "stages", "parallel", "matrix"]);
const mostCells = 60;

/** Whether a `stage` has sections, and not steps alone. */
export function isDeclarative({ body }: ClosureValue): boolean {
  return body.some((statement) => marks.has(sectionOf(statement) ?? "") && hasClosure(statement));
}

function sectionOf(statement: Statement): string | undefined {
  if (statement.kind !== "expression" || statement.value.kind !== "call") return undefined;
  const { of } = statement.value;
  return of.kind === "name" && sectionNames.has(of.name) ? of.name : undefined;
}

function hasClosure(statement: Statement): boolean {
  return (
    statement.kind === "expression" &&
    statement.value.kind === "call" &&
    statement.value.args.some(({ value }) => value.kind === "closure")
  );
}

/** A `pipeline`, a `stage` or a `matrix` by its sections, in the order in which Jenkins takes them. */
export function runSections(
  run: Run,
  closure: ClosureValue,
  cell?: readonly (readonly [string, Value])[],
): void {
  const scope = closure.scope.inner();
  const outer = run.env;
  run.env = outer.inner();
  for (const [name, value] of cell ?? []) run.env.declare(name, value);
  const agent = run.book.agent;
  const parts = closure.body.filter((statement) => sectionOf(statement) !== undefined);
  const find = (name: string) => parts.filter((part) => sectionOf(part) === name);
  const settingsOf = (name: string) =>
    find(name).flatMap((part) =>
      run.settings({ ...closure, body: [part], scope }).filter((one) => one.name === name),
    );
  // A pipeline may define things outside its sections, which Jenkins refuses and people write.
  run.interpreter.run(
    closure.body.filter((statement) => !parts.includes(statement)),
    scope,
  );
  for (const one of settingsOf("parameters")) readParameters(run, one);
  for (const one of settingsOf("libraries")) if (one.closure) run.runClosure(one.closure);
  for (const one of settingsOf("environment")) readEnvironment(run, one);
  for (const one of settingsOf("triggers")) if (one.closure) run.runClosure(one.closure);
  for (const one of settingsOf("options")) if (one.closure) run.runClosure(one.closure);
  for (const one of settingsOf("agent")) run.book.useAgent(readAgent(run, one));
  const inner = () => {
    for (const one of settingsOf("input")) run.book.approve(one.at, "jenkins-input");
    for (const one of settingsOf("steps")) if (one.closure) run.runClosure(one.closure);
    for (const one of settingsOf("stages")) if (one.closure) run.runClosure(one.closure);
    for (const one of settingsOf("parallel")) if (one.closure) runParallel(run, one.closure);
    for (const one of settingsOf("matrix")) if (one.closure) runMatrix(run, one.closure);
    for (const one of settingsOf("post")) if (one.closure) runPost(run, one.closure);
  };
  const whens = settingsOf("when").flatMap((one) => (one.closure ? [one.closure] : []));
  const verdicts = whens.map((one) => readWhen(run, one));
  const isNever = verdicts.some(({ holds }) => holds === false);
  if (whens.length === 0) inner();
  else {
    const condition = whens.map(({ source }) => source).join(" ");
    run.book.whole(
      condition,
      verdicts.some(({ needsPerson }) => needsPerson),
      isNever,
      inner,
    );
  }
  run.book.agent = agent;
  run.env = outer;
}

/** Each statement is a branch, whatever it is. */
function runParallel(run: Run, closure: ClosureValue): void {
  run.book.branches(
    closure.body.map((statement) => ({
      run: () => {
        run.interpreter.run([statement], closure.scope.inner());
      },
    })),
  );
}

/** `post`: what is done after a failure is not what the pipeline does. */
function runPost(run: Run, closure: ClosureValue): void {
  for (const { name, closure: steps } of run.settings(closure)) {
    if (steps && ["always", "success", "cleanup", "fixed", "changed"].includes(name)) run.runClosure(steps);
  }
}

/** `NAME = value`, a variable of each step. */
function readEnvironment(run: Run, { closure }: Setting): void {
  if (!closure) return;
  const scope = closure.scope.inner();
  for (const statement of closure.body) {
    if (statement.kind !== "assign") continue;
    const [target] = statement.targets;
    if (target?.kind !== "name" || !statement.value) continue;
    const value = run.interpreter.evaluate(statement.value, scope);
    run.env.declare(target.name, value);
    const at = { file: scope.file, line: statement.line };
    if (value.kind === "text") run.variablesSaid.push({ text: value.text, at });
    secretInFile(run, target.name, value, at);
  }
}

/** A password that is written into the file itself. */
function secretInFile(run: Run, name: string, value: Value, at: Place): void {
  const text = value.kind === "text" && !value.isSoft ? value.text : "";
  const isSecret =
    /(?:passw(?:or)?d|(?:^|_)pass|secret|api_?key|access_?key|auth_?token|private_?key)$/i.test(name);
  const isPlaceholder =
    /[$%{}<>\s/]|^(?:changeme|example|dummy|test|none|null|x+|\*+|true|false)$|^.{0,5}$/i.test(text);
  // An id of a credential is none.
  if (isSecret && !isPlaceholder && !/[a-z]+[-_.][a-z]+[-_.]?[a-z]*$/i.test(text))
    run.book.addControl("secrets-in-pipeline-file", "violated", `${name} is written in the file`, at);
}

/** `string(name: 'TAG', defaultValue: 'latest')`: runs use the default unless a person changes it. */
export function readParameter(run: Run, name: string, named: ReadonlyMap<string, Value>): boolean {
  if (
    !["string", "text", "booleanParam", "booleanParameter", "choice", "password", "stringParam"].includes(
      name,
    )
  )
    return false;
  const called = asText(named.get("name"));
  if (called === undefined) return false;
  const value = named.get("defaultValue");
  const text = asText(value);
  if (name === "booleanParam" || name === "booleanParameter") {
    run.parameters.set(called, { kind: "boolean", value: text === "true", isSoft: true });
  } else if (name === "string" || name === "text" || name === "stringParam") {
    if (value?.kind === "text" && value.text !== "") run.parameters.set(called, { ...value, isSoft: true });
    else run.parameters.set(called, { kind: "unknown" });
  } else {
    const choices = named.get("choices");
    const [first] = choices?.kind === "list" ? choices.items : [];
    // A text of choices has one on each line.
    const only =
      first ??
      (choices?.kind === "text" ? { ...choices, text: choices.text.split("\n", 1)[0] ?? "" } : undefined);
    run.parameters.set(
      called,
      name === "choice" && only?.kind === "text"
        ? { ...only, isSoft: true, isChoice: true }
        : { kind: "unknown" },
    );
  }
  return true;
}

function readParameters(run: Run, { closure }: Setting): void {
  for (const { name, named } of closure ? run.settings(closure) : []) readParameter(run, name, named);
}

/** Each cell of a matrix whose values are written out; the stages are run for each. */
function runMatrix(run: Run, closure: ClosureValue): void {
  const settings = run.settings(closure);
  const axes = settings.filter(({ name }) => name === "axes").flatMap((one) => readAxes(run, one));
  const excludes = settings
    .filter(({ name }) => name === "excludes")
    .flatMap((one) => (one.closure ? run.settings(one.closure) : []))
    .map((one) => readAxes(run, one));
  let cells: [string, Value][][] = [[]];
  for (const { name, values } of axes) {
    cells = cells.flatMap((cell) => values.map((value): [string, Value][] => [...cell, [name, value]]));
    if (cells.length > mostCells) cells = cells.slice(0, mostCells);
  }
  const isExcluded = (cell: readonly (readonly [string, Value])[]) =>
    excludes.some(
      (exclude) =>
        exclude.length > 0 &&
        exclude.every(({ name, values }) =>
          cell.some(([axis, value]) => axis === name && values.some((one) => asText(one) === asText(value))),
        ),
    );
  run.book.branches(
    cells
      .filter((cell) => !isExcluded(cell))
      .map((cell) => ({
        run: () =>
          runSections(
            run,
            { ...closure, body: closure.body.filter((one) => sectionOf(one) !== "axes") },
            cell,
          ),
      })),
  );
}

interface Axis {
  readonly name: string;
  readonly values: readonly Value[];
}

function readAxes(run: Run, { closure }: Setting): readonly Axis[] {
  return (closure ? run.settings(closure) : []).flatMap((axis) => {
    if (axis.name !== "axis" || !axis.closure) return [];
    const inner = run.settings(axis.closure);
    const name = asText(inner.find((one) => one.name === "name")?.values[0]);
    const values = inner.find((one) => one.name === "values")?.values ?? [];
    return name === undefined
      ? []
      : [{ name, values: values.length > 0 ? values : [textValue(`\${${name}}`, 1, "")] }];
  });
}

/** Variables of `withEnv(["A=b"])`. */
export function environmentOf(list: Value | undefined, outer: Scope): Scope {
  const env = outer.inner();
  for (const item of list?.kind === "list" ? list.items : []) {
    if (item.kind !== "text") continue;
    const sign = item.text.indexOf("=");
    if (sign > 0) env.declare(item.text.slice(0, sign), { ...item, text: item.text.slice(sign + 1) });
  }
  return env;
}
