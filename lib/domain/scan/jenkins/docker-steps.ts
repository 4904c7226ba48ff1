import type { Call } from "../groovy/host";
import { asText, nothing, textValue, unknown, type Value } from "../groovy/value";
import { hostOfLogin } from "../image-ref";
import { dockerRunArguments, toolImage } from "./agents";
import { type buildPaths, inRegistry, readBuildArguments, registryHost, withTag } from "./docker-arguments";
import type { Run } from "./run";

/** The steps of the Docker Pipeline plugin. Undefined for other calls. */
export function dockerStep(run: Run, call: Call): Value | undefined {
  const { path, receiver, method, positional, named, closure, line, scope } = call;
  const at = { file: scope.file, line };
  switch (path) {
    case "docker.build": {
      const name = asText(positional[0]) ?? asText(named.get("image"));
      if (name === undefined) return unknown;
      const written = asText(positional[1]);
      const folder = run.folder;
      const hasUnknownArguments = positional.length > 1 && written === undefined;
      const read = readBuildArguments(written ?? "", folder ?? "");
      run.book.add({
        kind: "build",
        at,
        images: [name, ...read.names],
        ...(folder !== undefined && !hasUnknownArguments && paths(read)),
        ...(read.target !== undefined && { target: read.target }),
        args: read.args,
        pushes: false,
      });
      if (read.isWithoutCache) run.book.addControl("no-cache-build", "present", "--no-cache", at);
      if (closure) run.runClosure(closure);
      return imageThing(name, true, scope.file, line);
    }
    case "docker.image": {
      const name = asText(positional[0]);
      return name === undefined ? unknown : imageThing(name, false, scope.file, line);
    }
    case "docker.withRegistry": {
      const [registry] = positional;
      const url =
        asText(registry?.kind === "map" ? registry.entries.get("url") : (registry ?? named.get("url"))) ?? "";
      if (/^http:\/\//i.test(url) && !/^http:\/\/(?:localhost|127\.)/i.test(url))
        run.book.addControl("registry-tls", "violated", `registry ${url} without TLS`, at);
      const before = run.registry;
      run.registry = registryHost(url);
      if (url !== "") run.book.add({ kind: "login", at, host: hostOfLogin(url) });
      if (closure) run.runClosure(closure);
      run.registry = before;
      return nothing;
    }
    default:
      return receiver?.kind === "thing" && receiver.what === "image"
        ? imageStep(run, call, method)
        : undefined;
  }
}

function paths({ context, dockerfile }: ReturnType<typeof buildPaths>): ReturnType<typeof buildPaths> {
  return { ...(context !== undefined && { context }), ...(dockerfile !== undefined && { dockerfile }) };
}

function imageThing(name: string, isBuilt: boolean, file: string, line: number): Value {
  return {
    kind: "thing",
    what: "image",
    parts: new Map<string, Value>([
      ["id", textValue(name, line, file)],
      ["isBuilt", { kind: "boolean", value: isBuilt }],
    ]),
  };
}

function imageStep(run: Run, call: Call, method: string): Value | undefined {
  const { receiver, positional, closure, line, scope } = call;
  if (receiver?.kind !== "thing") return undefined;
  const id = asText(receiver.parts.get("id")) ?? "";
  const isBuilt = asText(receiver.parts.get("isBuilt")) === "true";
  const at = { file: scope.file, line };
  const given = positional[0] && positional[0].kind !== "closure" ? positional[0] : undefined;
  switch (method) {
    case "push":
    case "tag": {
      // A tag that is given and not known is no tag that is known.
      const tag = given ? (asText(given) ?? "${tag}") : undefined;
      const to = inRegistry(tag === undefined ? id : withTag(id, tag), method === "push" ? run.registry : "");
      if (to !== id && to !== `${id}:latest`) run.book.add({ kind: "retag", at, from: id, to });
      if (method === "push") run.book.add({ kind: "push", at, image: to });
      return nothing;
    }
    case "inside":
    case "withRun":
    case "run":
      if (!isBuilt) toolImage(run, inRegistry(id, run.registry), at);
      dockerRunArguments(run, asText(given), at);
      // One that is left running with a port or a name is there to be used.
      if (method === "run" && /(?:^|\s)(?:-p|--publish|--restart|--name)\b/.test(asText(given) ?? ""))
        run.book.add({
          kind: "deploy",
          at,
          how: "docker",
          files: [],
          workloads: [],
          image: inRegistry(id, run.registry),
        });
      if (closure) run.runClosure(closure);
      return nothing;
    case "pull":
      return nothing;
    case "imageName":
      return textValue(inRegistry(id, run.registry), line, scope.file);
    default:
      return unknown;
  }
}
