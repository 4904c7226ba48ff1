import { controlFact } from "../cloud/resource";
import type { ControlFact, Fact } from "../facts";
import { evaluate } from "../hcl/evaluate";
import { evaluateBody } from "../hcl/evaluate-body";
import type { Block } from "../hcl/expression";
import { field, fields, filledText, flagOf, itemsOf, textOf, type Value } from "../values/value";
import type { Module } from "./module";
import { moduleBlocks } from "./module-files";

/** How Terraform itself signs in: by keys that stay, or by a token of its own. */
export function settingsFacts(module: Module): readonly Fact[] {
  const providers = moduleBlocks(module.files, "provider").flatMap((block) => providerFacts(block, module));
  const backends = moduleBlocks(module.files, "terraform").flatMap((block) => {
    const value = evaluateBody(block.body, block.at, module.scope);
    return fields(value, "backend").flatMap((backend) =>
      credentials(backend, `${block.at.file}#backend/${textOf(field(backend, "#label")) ?? ""}`),
    );
  });
  return [...providers, ...backends];
}

function providerFacts(block: Block, module: Module): readonly ControlFact[] {
  const name = block.labels[0] ?? "";
  if (!/^(?:aws|google|google-beta|azurerm|azuread|docker|kubernetes|helm)$/.test(name)) return [];
  const value = evaluateBody(block.body, block.at, module.scope);
  const about = `${block.at.file}#provider/${name}`;
  const facts = [...credentials(value, about)];
  const oidc = field(value, "assume_role_with_web_identity") ?? field(value, "use_oidc");
  if (oidc && flagOf(oidc) !== false) {
    facts.push(controlFact("cloud-credentials-oidc", "present", about, "signs in by a token", oidc.at));
  }
  // The place is the provider's own line, where a key is handed in by a variable.
  return facts.map((fact) => {
    const written = [...block.body.attributes.values()].find(
      ({ name: attribute }) => fact.control === "static-cloud-credentials" && fact.fact === attribute,
    );
    return written ? { ...fact, at: written.at } : fact;
  });
}

/** Keys, files of keys and passwords; the first is enough. */
function credentials(value: Value, about: string): readonly ControlFact[] {
  for (const name of [
    "access_key",
    "secret_key",
    "shared_credentials_file",
    "shared_credentials_files",
    "credentials",
    "client_secret",
  ]) {
    const found = itemsOf(field(value, name))[0] ?? field(value, name);
    if (!found || found.kind === "list") continue;
    const isBlank = found.kind === "text" && found.text === "";
    // Files that test without the cloud have such keys.
    if (isBlank || /^(?:test|mock|mock_access_key|fake|dummy|anaccesskey)$/i.test(filledText(found) ?? ""))
      continue;
    return [controlFact("static-cloud-credentials", "violated", about, name, found.at)];
  }
  return [];
}

/** Modules from elsewhere as what they are: a source; local ones by their folder. */
export function sourceFacts(module: Module): readonly Fact[] {
  return moduleBlocks(module.files, "module").flatMap((block): readonly Fact[] => {
    const source = block.body.attributes.get("source");
    const text = source && filledText(evaluate(source.value, module.scope));
    if (!source || text === undefined) return [];
    const local = module.localFolder(block);
    const version = block.body.attributes.get("version");
    const written = version && filledText(evaluate(version.value, module.scope));
    const to = local ?? (written === undefined ? text : `${text}@${written}`);
    return [
      { kind: "uses", from: block.at.file, to, local: local !== undefined, how: "source", at: source.at },
    ];
  });
}
