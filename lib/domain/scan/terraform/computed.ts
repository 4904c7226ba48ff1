import type { Place } from "../source";
import {
  field,
  fields,
  filledText,
  isKnown,
  listValue,
  textValue,
  unknownValue,
  type Value,
} from "../values/value";

export interface OwnBlock {
  readonly get: (attribute: string) => Value | undefined;
  readonly body: () => Value;
  readonly render: (template: Value, variables: Value | undefined) => Value | undefined;
  readonly region: string | undefined;
  readonly at: Place;
}

/** Attributes that a provider computes from others, as far as its documentation describes them. */
export function computed(key: string, name: string, own: OwnBlock): Value | undefined {
  const { at } = own;
  const isData = key.startsWith("data.");
  const type = key.split(".")[isData ? 1 : 0];
  const text = (made: string) => textValue(made, at, !made.includes("${"));
  const named = (attribute: string) => filledText(own.get(attribute));
  switch (`${type}.${name}`) {
    case "aws_ecr_repository.repository_url":
      return text(`${ecrHost(own.region)}/${named("name") ?? key}`);
    case "aws_ecr_image.image_uri":
      return text(
        `${ecrHost(own.region)}/${named("repository_name") ?? key}:${named("image_tag") ?? "${image_tag}"}`,
      );
    case "aws_ecrpublic_repository.repository_uri":
      return text(`public.ecr.aws/\${registry_alias}/${named("repository_name") ?? key}`);
    case "google_artifact_registry_repository.registry_uri":
      return text(
        `${named("location") ?? "${location}"}-docker.pkg.dev/${named("project") ?? "${project}"}/${named("repository_id") ?? key}`,
      );
    case "google_artifact_registry_repository.name":
      return own.get("repository_id");
    case "azurerm_container_registry.login_server":
      return text(`${named("name") ?? key}.azurecr.io`);
    case "docker_image.image_id":
    case "docker_image.latest":
    case "docker_image.repo_digest":
      return own.get("name");
    case "aws_caller_identity.account_id":
    case "aws_caller_identity.id":
      return unknownValue("aws_account_id", at);
    case "aws_region.name":
    case "aws_region.region":
    case "aws_region.id":
      return own.region === undefined ? unknownValue("aws_region", at) : text(own.region);
    case "aws_iam_policy_document.json":
    case "aws_iam_policy_document.minified_json":
      return { kind: "text", text: "${policy}", isWhole: false, at, encoded: own.body() };
    case "template_file.rendered": {
      const template = own.get("template");
      return (
        template && (own.render(template, own.get("vars")) ?? (isKnown(template) ? template : undefined))
      );
    }
    case "cloudinit_config.rendered":
    case "template_cloudinit_config.rendered":
      return fields(own.body(), "part", "content")[0];
    default:
      return undefined;
  }
}

const containerModule =
  /cloudposse\/ecs-container-definition\/aws|terraform-aws-modules\/ecs\/aws\/\/modules\/container-definition/;
const repositoryModule = /(?:terraform-aws-modules|cloudposse)\/ecr\/aws/;

/** Whether `knownOutput` says anything of a module. */
export function isKnownModule(source: string): boolean {
  return containerModule.test(source) || repositoryModule.test(source);
}

/** Outputs of registry modules that only repeat their inputs. */
export function knownOutput(
  source: string,
  output: string,
  inputs: Value,
  region: string | undefined,
): Value | undefined {
  if (containerModule.test(source)) {
    if (!/^(?:sensitive_)?json_map|^container_definition/.test(output) || inputs.kind !== "object")
      return undefined;
    const container = new Map(
      [...inputs.entries].map(([name, value]) => [name.replace(/^container_/, ""), value] as const),
    );
    const object: Value = { kind: "object", entries: container, at: inputs.at };
    if (/object$|^container_definition$/.test(output)) return object;
    const encoded = output.endsWith("list") ? listValue([object], inputs.at) : object;
    return { kind: "text", text: "${container}", isWhole: false, at: inputs.at, encoded };
  }
  if (repositoryModule.test(source) && output === "repository_url") {
    const name = filledText(field(inputs, "repository_name") ?? field(inputs, "name"));
    return name === undefined ? undefined : textValue(`${ecrHost(region)}/${name}`, inputs.at, false);
  }
  return undefined;
}

function ecrHost(region: string | undefined): string {
  return `\${aws_account_id}.dkr.ecr.${region ?? "${aws_region}"}.amazonaws.com`;
}
