import { toYaml } from "./to-yaml";
import { mapValue, printed, textValue, truthOf, type Value } from "./value";

/**
 * Named templates that a chart takes from a library which is not in the tree. Those of Bitnami's `common` are used by thousands
 * of charts and do what their documentation says; a chart's own name is what its missing helper is called by.
 */
export function libraryTemplate(name: string, argument: Value): Value | undefined {
  const at = (value: Value | undefined, ...way: readonly string[]): Value | undefined =>
    way.reduce<Value | undefined>(
      (here, key) => (here?.kind === "map" ? here.entries.get(key) : undefined),
      value,
    );
  const given = (...way: readonly string[]): string | undefined => {
    const value = at(argument, ...way);
    return value?.kind === "scalar" && truthOf(value) !== false ? printed(value) : undefined;
  };
  switch (name) {
    case "common.names.name":
      return textOf(given("Values", "nameOverride") ?? given("Chart", "Name"));
    case "common.names.fullname":
      return textOf(given("Values", "fullnameOverride") ?? given("Release", "Name"));
    case "common.tplvalues.render": {
      const value = at(argument, "value");
      return value?.kind === "map" || value?.kind === "list" ? toYaml(value) : value;
    }
    case "common.compatibility.renderSecurityContext": {
      const context = at(argument, "secContext");
      if (context?.kind !== "map") return undefined;
      return toYaml(mapValue([...context.entries].filter(([key]) => key !== "enabled")));
    }
    case "common.images.image":
      return imageOf(at(argument, "imageRoot"), at(argument, "global"), at(argument, "chart"));
    default:
      return textOf(/^((?!common\.)[\w.-]{1,100})\.(?:fullname|name)$/.exec(name)?.[1]?.replaceAll(".", "-"));
  }
}

function textOf(text: string | undefined): Value | undefined {
  return text === undefined ? undefined : textValue(text);
}

/** registry/repository:tag or @digest, the registry of `global` first, the chart's version where no tag is given. */
function imageOf(
  image: Value | undefined,
  global: Value | undefined,
  chart: Value | undefined,
): Value | undefined {
  const part = (value: Value | undefined, key: string) => {
    const found = value?.kind === "map" ? value.entries.get(key) : undefined;
    return found?.kind === "scalar" && truthOf(found) !== false ? found : undefined;
  };
  const repository = part(image, "repository");
  if (!repository) return undefined;
  const registry = part(global, "imageRegistry") ?? part(image, "registry");
  const tag = part(image, "tag") ?? part(chart, "AppVersion");
  const digest = part(image, "digest");
  const name = registry ? `${printed(registry)}/${printed(repository)}` : printed(repository);
  const ending = digest ? `@${printed(digest)}` : tag ? `:${printed(tag)}` : "";
  const places = (digest ?? tag ?? repository).places;
  return textValue(`${name}${ending}`, places);
}
