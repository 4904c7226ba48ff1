import type { Call } from "../groovy/host";
import { asText, type ClosureValue, nothing, type Value } from "../groovy/value";
import { type Place, resolvePath } from "../source";
import { labelled, podSettings } from "./agents";
import { environmentOf, isDeclarative, runSections } from "./declarative";
import type { Run, Setting } from "./run";

/** Steps that say where and in which order others run. Undefined for other calls. */
export function structureStep(run: Run, call: Call, at: Place): Value | undefined {
  const { path, positional, named, closure } = call;
  switch (path) {
    case "pipeline":
      if (closure) runSections(run, closure);
      return nothing;
    case "stage":
      stage(run, call, at);
      return nothing;
    case "parallel":
      parallel(run, call, at);
      return nothing;
    case "node":
      node(run, call);
      return nothing;
    case "podTemplate": {
      // Its containers are calls of their own.
      const settings = [...named]
        .filter(([name]) => name !== "containers")
        .map(([name, value]): Setting => ({ name, values: [value], named, closure: undefined, at }));
      podSettings(run, settings, at);
      const before = run.book.agent;
      run.book.agent = { runsOn: "kubernetes", ownMachine: false };
      if (closure) run.runClosure(closure);
      run.book.agent = before;
      return nothing;
    }
    case "containerTemplate":
    case "hostPathVolume":
      podSettings(run, [{ name: path, values: positional, named, closure, at }], at);
      return nothing;
    case "withEnv": {
      const before = run.env;
      run.env = environmentOf(positional[0], before);
      if (closure) run.runClosure(closure);
      run.env = before;
      return nothing;
    }
    case "dir":
      directory(run, call);
      return nothing;
    case "job":
    case "pipelineJob":
    case "freeStyleJob":
    case "mavenJob":
    case "multibranchPipelineJob":
      if (closure) jobDsl(run, asText(positional[0]) ?? path, closure, at);
      return closure ? nothing : undefined;
    case "script": {
      const [text] = positional;
      if (text?.kind !== "text") return undefined;
      run.runText(text);
      return nothing;
    }
    case "scriptPath": {
      const to = asText(positional[0]);
      if (to !== undefined) usesFile(run, to, at);
      return nothing;
    }
    default:
      return undefined;
  }
}

function stage(run: Run, { positional, named, closure, line }: Call, at: Place): void {
  const name = (asText(named.get("name") ?? positional[0]) ?? "").trim() || `stage ${line}`;
  if (!closure) {
    run.book.flatStage(name, at);
    return;
  }
  run.book.stage(name, at, () => {
    if (isDeclarative(closure)) runSections(run, closure);
    else run.runClosure(closure);
  });
}

function parallel(run: Run, { positional, named, closure }: Call, at: Place): void {
  if (closure && named.size === 0) {
    run.runClosure(closure);
    return;
  }
  const [first] = positional;
  const all = first?.kind === "map" ? [...first.entries, ...named] : [...named];
  run.book.branches(
    all.flatMap(([name, value]) =>
      value.kind === "closure"
        ? [{ name, at: { file: value.scope.file, line: value.line }, run: () => run.runClosure(value) }]
        : [],
    ),
  );
  if (all.length === 0) run.note(at, "The parallel branches here are built in a way that cannot be read.");
}

function node(run: Run, { positional, closure }: Call): void {
  const before = run.book.agent;
  const [first] = positional;
  const isNamed = first !== undefined && first !== closure;
  run.book.agent = isNamed ? (labelled(asText(first)) ?? before) : { runsOn: "any" };
  if (closure) run.runClosure(closure);
  run.book.agent = before;
}

function directory(run: Run, { positional, named, closure }: Call): void {
  const before = run.folder;
  const written = asText(named.get("path") ?? positional[0]);
  const isKnown = written !== undefined && before !== undefined && !/[$%]/.test(written);
  run.folder = isKnown ? resolvePath(before, written) : undefined;
  if (closure) run.runClosure(closure);
  run.folder = before;
}

/** Job DSL: a job that a script makes. */
function jobDsl(run: Run, name: string, closure: ClosureValue, at: Place): void {
  const isOff = run
    .settings(closure)
    .some((one) => one.name === "disabled" && asText(one.values[0]) !== "false");
  run.book.stage(name, at, () => run.book.whole("", false, isOff, () => run.runClosure(closure)));
}

function usesFile(run: Run, written: string, at: Place): void {
  const path = resolvePath(run.root, written);
  const isHere = path !== undefined && run.tree.has(path);
  run.book.facts.push({
    kind: "uses",
    at,
    from: at.file,
    to: isHere ? path : written,
    local: isHere,
    how: "workflow",
  });
}
