import type { Trigger } from "../facts";
import { asText, type Value } from "../groovy/value";
import type { BuildConfig, Need, Proof } from "./build-config";
import { type Block, callsOf, isOff, type Node, nodeOf, settingName, settingString } from "./kotlin-tree";
import { kotlinSteps } from "./kotlin-steps";

/** How a value names a build configuration: an object, a call that made one, an id as a text. */
export type NameOf = (value: Value | undefined) => string | undefined;

/** A build configuration as its block says it; `templates` are the blocks of those that it is from. */
export function kotlinConfig(
  name: string,
  node: Node,
  templates: readonly Block[],
  nameOf: NameOf,
): BuildConfig {
  const blocks = [...templates, node.block];
  const inAll = (...names: readonly string[]) =>
    blocks.flatMap((block) => callsOf(block, ...names).flatMap((one) => one.block.calls));
  const settings = (key: string) =>
    blocks.map((block) => settingString(block, key)).findLast((one) => one !== undefined);
  const features = inAll("features").filter(({ block }) => !isOff(block));
  const disabled = new Set(
    blocks
      .flatMap((block) => callsOf(block, "disableSettings"))
      .flatMap(({ positional }) => positional.map(asText)),
  );
  return {
    name,
    at: node.at,
    isDisabled: settings("paused") === "true",
    isDeployment: blocks.some((block) => /DEPLOYMENT$/i.test(settingName(block, "type") ?? "")),
    approval: features.find((one) => one.name === "approval" || typeOf(one) === "approval-feature")?.at,
    triggers: [
      ...inAll("triggers").flatMap((one) => triggerOf(one, nameOf)),
      ...features.flatMap(proposalOf),
    ],
    needs: inAll("dependencies").flatMap((one) => needOf(one, nameOf)),
    parameters: parametersOf(blocks),
    steps: kotlinSteps(inAll("steps"), disabled),
    runsOn: inAll("requirements")
      .map(requirement)
      .find((one) => one !== undefined),
    proofs: cleanProofs(features, blocks),
  };
}

export function parametersOf(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const block of blocks) {
    for (const { name, positional, named } of callsOf(block, "params").flatMap((one) => one.block.calls)) {
      if (!["param", "text", "select", "checkbox"].includes(name)) continue;
      const key = asText(positional[0]) ?? asText(named.get("name"));
      const value = asText(positional[1]) ?? asText(named.get("value"));
      if (key !== undefined && value !== undefined) found.set(key, value);
      // A later one without a known value takes an earlier one away.
      else if (key !== undefined) found.delete(key);
    }
  }
  return found;
}

function typeOf({ block }: Node): string | undefined {
  return settingString(block, "type");
}

function triggerOf({ name, block, at, positional }: Node, nameOf: NameOf): readonly Trigger[] {
  if (isOff(block)) return [];
  const type = name === "trigger" ? (settingString(block, "type") ?? "") : name;
  switch (type) {
    case "vcs":
    case "vcsTrigger": {
      const filter = settingString(block, "branchFilter") ?? "";
      const isTag = /^\s*\+:(?:refs\/)?tags\//m.test(filter);
      return [
        {
          on: isTag ? "tag" : "push",
          text: filter.trim() === "" ? "vcs" : `vcs ${filter.trim().replaceAll(/\s+/g, " ")}`,
        },
      ];
    }
    case "schedule":
    case "schedulingTrigger":
      return [{ on: "schedule", text: "schedule" }];
    case "finishBuildTrigger":
    case "buildDependencyTrigger": {
      const from =
        block.settings.get("buildType")?.value ??
        block.settings.get("buildTypeExtId")?.value ??
        positional[0];
      return [{ on: "upstream", text: `finishBuildTrigger ${nameOf(from) ?? ""}`.trim() }];
    }
    case "retryBuild":
      return [];
    default:
      return type === "" ? [] : [{ on: "call", text: `${type} at line ${at.line}` }];
  }
}

/** Builds of pull requests; builds of everyone's run untrusted code. */
function proposalOf({ name, block }: Node): readonly Trigger[] {
  if (name !== "pullRequests") return [];
  const provider = nodeOf(block.settings.get("provider")?.value);
  const role = provider && settingName(provider.block, "filterAuthorRole");
  const isOpen = role !== undefined && role.endsWith("EVERYBODY");
  return [
    {
      on: "proposal",
      ...(isOpen && { outsiders: true }),
      text: role === undefined ? "pullRequests" : `pullRequests ${role}`,
    },
  ];
}

function needOf(node: Node, nameOf: NameOf): readonly Need[] {
  const { name, positional, at } = node;
  if (!["snapshot", "dependency", "artifacts"].includes(name)) return [];
  const id = nameOf(positional[0]);
  return id === undefined ? [] : [{ id, at }];
}

function requirement({ name, positional }: Node): string | undefined {
  const [parameter, value] = positional.map(asText);
  return parameter === undefined
    ? undefined
    : [parameter, name, value].filter((one) => one !== undefined).join(" ");
}

function cleanProofs(features: readonly Node[], blocks: readonly Block[]): readonly Proof[] {
  const vcs = blocks.flatMap((block) => callsOf(block, "vcs"));
  for (const [node, key] of [
    ...features.filter(({ name }) => name === "swabra").map((one) => [one, "forceCleanCheckout"] as const),
    ...vcs.map((one) => [one, "cleanCheckout"] as const),
  ]) {
    const setting = node.block.settings.get(key);
    if (setting && asText(setting.value) === "true")
      return [
        { control: "clean-build-workspace", status: "present", fact: `${node.name}: ${key}`, at: setting.at },
      ];
  }
  return [];
}
