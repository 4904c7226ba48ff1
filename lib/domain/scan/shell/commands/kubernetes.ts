import type { DeployFact } from "../../facts";
import { type Call, type Flow, ifGiven, sayDeploy } from "../call";
import { filesFlow, helmValued, isLocalChart, setValues } from "../flows";
import { readOptions, type Options } from "../options";

const kubectlValued =
  "f filename k kustomize n namespace context cluster kubeconfig s server user l selector o output p patch image type timeout as as-group token certificate-authority field-manager prune-allowlist replicas port env for field-selector grace-period cascade dry-run overrides restart schedule from-literal from-file from-env-file to-revision c container";

/** kubectl, and oc, which takes the same words. */
export function kubectl(call: Call): void {
  const { desk, line } = call;
  const options = readOptions(call.args, { valued: kubectlValued });
  const [command, ...words] = options.words;
  const dryRun = options.last("dry-run");
  if (dryRun !== undefined && dryRun !== "none" && dryRun !== "false") return;
  switch (command) {
    case "apply":
    case "create":
    case "replace":
      return apply(call, options, command, words);
    case "set":
      return words[0] === "image" ? setImage(call, options, words.slice(1)) : undefined;
    case "rollout": {
      if (words[0] === "status")
        desk.control(line, "deployment-verified", "present", "kubectl rollout status");
      if (words[0] === "restart" || words[0] === "latest")
        sayDeploy(call, {
          how: "kubectl",
          workloads: workloadsIn(words.slice(1)),
          ...placeIn(call, options),
        });
      return undefined;
    }
    case "patch":
    case "run": {
      const image = options.last("image") ?? imageIn(options.last("p", "patch") ?? "");
      const workloads =
        command === "run" ? words.slice(0, 1).map((name) => `pod/${name}`) : workloadsIn(words);
      if (image !== undefined && !options.has("rm"))
        sayDeploy(call, { how: "kubectl", workloads, image, ...placeIn(call, options) });
      return undefined;
    }
    case "config": {
      if (words[0] === "use-context") desk.session.cluster = words[1];
      if (words[0] === "set-context" && options.last("namespace") !== undefined)
        desk.session.namespace = options.last("namespace");
      return undefined;
    }
    case "project":
      desk.session.namespace = words[0];
      return undefined;
    default:
      return undefined;
  }
}

function apply(call: Call, options: Options, command: string, words: readonly string[]): void {
  const { desk, line, stdin } = call;
  const written = options.all("f", "filename").flatMap((one) => one.split(","));
  const overlays = options.all("k", "kustomize");
  const remote = [...written, ...overlays].filter((one) => /^https?:\/\/|^github\.com\//.test(one));
  for (const to of remote)
    desk.say({
      kind: "uses",
      at: desk.at(line),
      from: desk.at(line).file,
      to,
      local: false,
      how: "manifests",
    });
  const image = options.last("image");
  if (written.length === 0 && overlays.length === 0) {
    // `create deployment web --image=…`; namespaces, secrets and the like run nothing.
    if (command === "create" && image !== undefined)
      sayDeploy(call, { how: "kubectl", workloads: workloadsIn(words), image, ...placeIn(call, options) });
    return;
  }
  const local = filesFlow(
    [...written, ...overlays].filter((one) => one !== "-" && !remote.includes(one)),
    desk,
  );
  const piped = written.includes("-") ? stdin : undefined;
  // `create secret … --dry-run=client -o yaml | apply -f -`: what is handed over runs nothing.
  if (!piped && remote.length === 0 && local.files.length === 0 && written.includes("-")) return;
  const flow: Flow = piped
    ? {
        ...piped,
        files: [...local.files, ...piped.files],
        replaces: { ...local.replaces, ...piped.replaces },
      }
    : local;
  const inText = flow.text === undefined ? flow.image : (imageIn(flow.text) ?? flow.image);
  sayDeploy(call, {
    how: overlays.length > 0 ? "kustomize" : (flow.how ?? "kubectl"),
    files: unique(flow.files),
    workloads: flow.workloads ?? [],
    ...(inText !== undefined && { image: inText }),
    ...replacesOf(flow),
    ...setsOf(flow.sets ?? {}),
    ...placeIn(call, options),
  });
}

/** `set image deployment/web web=app:1 other=b:2`: one deployment for each image. */
function setImage(call: Call, options: Options, words: readonly string[]): void {
  const images = words.filter((word) => /^[\w*.$%{}-]+=./.test(word));
  const workloads = workloadsIn(words.filter((word) => !images.includes(word)));
  for (const image of images)
    sayDeploy(call, {
      how: "kubectl",
      workloads,
      image: image.slice(image.indexOf("=") + 1),
      ...placeIn(call, options),
    });
}

/** `deployment/web`, or `deployment web`. */
function workloadsIn(words: readonly string[]): readonly string[] {
  const [first, second] = words;
  if (first === undefined) return [];
  if (first.includes("/")) return words.filter((word) => word.includes("/"));
  return second === undefined ? [first] : [`${first}/${second}`];
}

/** The only image that a manifest names, if it is only one. */
function imageIn(text: string): string | undefined {
  const found = new Set(
    [...text.slice(0, 50_000).matchAll(/["']?\bimage["']?\s*:\s*["']?([^\s"',}]{1,300})/g)].map(
      (match) => match[1],
    ),
  );
  return found.size === 1 ? [...found][0] : undefined;
}

function placeIn(
  { desk }: Call,
  options: Options,
): { readonly cluster?: string; readonly namespace?: string } {
  const cluster = options.last("context", "cluster", "kube-context") ?? desk.session.cluster;
  const namespace = options.last("n", "namespace") ?? desk.session.namespace;
  return { ...(cluster !== undefined && { cluster }), ...(namespace !== undefined && { namespace }) };
}

function replacesOf({ replaces }: Flow): { readonly replaces?: Flow["replaces"] } {
  return Object.keys(replaces).length > 0 ? { replaces } : {};
}

function setsOf(sets: Readonly<Record<string, string>>): Pick<DeployFact, "sets"> {
  return Object.keys(sets).length > 0 ? { sets } : {};
}

export function helm(call: Call): void {
  const { desk, line } = call;
  const options = readOptions(call.args, { valued: helmValued });
  const [command, ...words] = options.words;
  if (command !== "upgrade" && command !== "install") return;
  const [release, chart] = words.length > 1 ? words : [undefined, words[0]];
  if (chart === undefined || options.has("dry-run")) return;
  const isLocal = isLocalChart(chart, desk);
  if (!isLocal && !/[$%{]/.test(chart))
    desk.say({
      kind: "uses",
      at: desk.at(line),
      from: desk.at(line).file,
      to: chart,
      local: false,
      how: "chart",
    });
  const { files, replaces } = filesFlow([...(isLocal ? [chart] : []), ...options.all("f", "values")], desk);
  const sets = setValues(options.all("set", "set-string"));
  const image = imageSet(sets);
  sayDeploy(call, {
    how: "helm",
    files: unique(files),
    workloads: release === undefined ? [] : [release],
    ...(image !== undefined && { image }),
    ...replacesOf({ files, replaces }),
    ...setsOf(sets),
    ...placeIn(call, options),
  });
  if (options.has("atomic", "rollback-on-failure", "cleanup-on-fail"))
    desk.control(line, "auto-rollback", "present", "helm rolls back a release that fails");
  if (options.has("wait", "atomic"))
    desk.control(line, "deployment-verified", "present", "helm waits for the release");
}

/** The image that values name whole, or by repository and tag. */
function imageSet(sets: Readonly<Record<string, string>>): string | undefined {
  const entries = Object.entries(sets);
  const whole = entries.find(
    ([key, value]) => /(?:^|[.])(?:image|imageName|docker_image)$/i.test(key) && /[/:$]/.test(value),
  );
  if (whole) return whole[1];
  const repository = entries.find(([key]) => /image\.?(?:repository|name|repo)$/i.test(key))?.[1];
  const registry = entries.find(([key]) => /image\.?registry$/i.test(key))?.[1];
  const tag = entries.find(([key]) => /image\.?tag$/i.test(key))?.[1];
  const digest = entries.find(([key]) => /image\.?digest$/i.test(key))?.[1];
  if (repository === undefined) return undefined;
  const name = registry === undefined ? repository : `${registry}/${repository}`;
  if (digest !== undefined) return `${name}@${digest}`;
  return tag === undefined ? name : `${name}:${tag}`;
}

export function helmfile(call: Call): void {
  const options = readOptions(call.args, {
    valued:
      "f file e environment l selector n namespace set state-values-set state-values-file kube-context args values",
  });
  if (!options.words.some((word) => ["apply", "sync"].includes(word))) return;
  const files = options.all("f", "file");
  const { desk } = call;
  const usual = ["helmfile.yaml", "helmfile.yaml.gotmpl", "helmfile.d"].filter((name) => {
    const path = desk.path(name);
    return path !== undefined && desk.tree.has(path);
  });
  sayDeploy(call, {
    how: "helm",
    files: filesFlow(files.length > 0 ? files : usual, desk).files,
    ...ifGiven("environment", options.last("e", "environment")),
    ...placeIn(call, options),
  });
}

/** `kustomize edit set image app=registry/app:1`: the overlay of this folder is changed. */
export function kustomize(call: Call): void {
  const { desk, line, args } = call;
  if (args[0] !== "edit" || args[1] !== "set" || args[2] !== "image" || desk.folder === undefined) return;
  const replaces = Object.fromEntries(
    args.slice(3).map((one) => {
      const equals = one.indexOf("=");
      const image = one.slice(equals + 1);
      const name =
        equals === -1 ? (image.split("@", 1)[0] ?? image).replace(/:[^:/]*$/, "") : one.slice(0, equals);
      return [name, image] as const;
    }),
  );
  const files = [desk.folder];
  desk.say({ kind: "edit", at: desk.at(line), by: desk.by, files, replaces });
  const before = desk.session.written.get(desk.folder);
  const images = Object.values(replaces);
  desk.session.written.set(desk.folder, {
    files,
    replaces: { ...before?.replaces, ...replaces },
    ...ifGiven("image", images.length === 1 && !before ? images[0] : undefined),
  });
}

export function argocd(call: Call): void {
  const options = readOptions(call.args, {
    valued:
      "p parameter kustomize-image helm-set helm-set-string values repo path dest-namespace dest-server dest-name revision server auth-token project sync-policy timeout l selector resource",
  });
  const [group, command, ...names] = options.words;
  if (group !== "app" || !["sync", "set", "create"].includes(command ?? "")) return;
  const sets = setValues(options.all("p", "parameter", "helm-set", "helm-set-string"));
  const image = options.last("kustomize-image") ?? imageSet(sets);
  sayDeploy(call, {
    how: "argo-cd",
    workloads: names.slice(0, 20),
    ...(image !== undefined && { image: image.slice(image.indexOf("=") + 1) }),
    ...setsOf(sets),
    ...ifGiven("namespace", options.last("dest-namespace")),
  });
}

export function flux(call: Call): void {
  const options = readOptions(call.args, {
    valued: "n namespace source path url branch interval chart values context timeout",
  });
  const [command, ...words] = options.words;
  if (command !== "reconcile" || words[0] === "source") return;
  sayDeploy(call, { how: "flux", workloads: workloadsIn(words), ...placeIn(call, options) });
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
