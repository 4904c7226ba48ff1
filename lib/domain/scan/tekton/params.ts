import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";

export type Params = ReadonlyMap<string, string>;

export function defaultsOf(spec: YamlNode): Params {
  const params = new Map<string, string>();
  for (const param of itemsAt(spec, "params")) {
    const name = textAt(param, "name");
    const value = textAt(param, "default");
    if (name !== undefined && value !== undefined) params.set(name, value);
  }
  return params;
}

export function paramsOf(given: YamlNode | undefined, defaults: Params, outer: Params = new Map()): Params {
  const params = new Map(defaults);
  for (const param of itemsAt(given)) {
    const name = textAt(param, "name");
    const value = at(param, "value");
    if (name === undefined || !value) continue;
    const text = itemsAt(value)
      .map((item) => textAt(item) ?? "")
      .join(" ");
    params.set(name, fill(text, outer));
  }
  return params;
}

/** `$(params.x)` with what is given; workspaces and results stay as written. */
export function fill(text: string, params: Params): string {
  if (!text.includes("$(")) return text;
  let left = 200;
  return text.replaceAll(
    /\$\((?:inputs\.|tasks\.)?params\.([\w-]+)\)|\$\(params\["?([\w.-]+)"?\]\)/g,
    (written: string, plain: string | undefined, quoted: string | undefined) => {
      const value = left-- > 0 ? params.get(plain ?? quoted ?? "") : undefined;
      return value === undefined || value.length > 2_000 ? written : value;
    },
  );
}
