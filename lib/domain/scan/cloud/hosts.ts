import type { ControlFact, Fact } from "../facts";
import { readScript } from "../shell/read-script";
import { field, fields, filledText, flagOf, isKnown, textOf, type Value, within } from "../values/value";
import { oncePerControl } from "./ecs";
import { scriptLines } from "./script-lines";
import { type CloudResource, controlFact, flagFact, type ResourceReader } from "./resource";

/** Machines that run containers, or may: an instance, a template of instances, a group of them. */
export const readHosts: ResourceReader = (resource) => {
  const { value, label, at } = resource;
  const group = groupOf(resource);
  const id = group?.id ?? resource.id;
  const data = field(value, "launch_template_data") ?? value;
  const name =
    filledText(field(value, "name")) ??
    filledText(field(value, "launch_template_name")) ??
    filledText(field(value, "auto_scaling_group_name"));
  const facts: Fact[] = [
    ...hostControls(resource, data, id),
    ...scriptFacts(field(data, "user_data") ?? field(data, "user_data_base64"), resource, id),
  ];
  if (group) return facts;
  return [{ kind: "platform", id, what: "hosts", technology: "ec2", name: name ?? label, at }, ...facts];
};

/** The group of machines that a template is for, which then is what facts about it are about. */
function groupOf(template: CloudResource): CloudResource | undefined {
  if (!/launch_template|launch_configuration|LaunchTemplate|LaunchConfiguration/.test(template.type))
    return undefined;
  const { stack } = template;
  const name = filledText(field(template.value, "name") ?? field(template.value, "launch_template_name"));
  const groups = stack.once(grouped, () => {
    const found = new Map<CloudResource | string, CloudResource>();
    for (const group of stack.all()) {
      if (!/^(?:aws_autoscaling_group|AWS::AutoScaling::AutoScalingGroup)$/.test(group.type)) continue;
      for (const part of within(group.value, 24, { left: 500 })) {
        const referred = stack.referred(part);
        if (referred) found.set(referred, group);
        else if (part.kind === "text") found.set(part.text, group);
      }
    }
    return found;
  });
  return groups.get(template) ?? (name === undefined ? undefined : groups.get(name));
}

const grouped = Symbol("templates of groups");

function hostControls(resource: CloudResource, data: Value, id: string): readonly ControlFact[] {
  const tokens = field(data, "metadata_options", "http_tokens");
  const word = textOf(tokens);
  const facts = [
    ...flagFact(
      "imdsv2-required",
      word === "required" ? true : word === "optional" ? false : undefined,
      id,
      { present: "metadata only with a token (IMDSv2)", violated: "metadata without a token (IMDSv1)" },
      tokens?.at,
    ),
    ...imageOfHost(field(data, "image_id") ?? field(data, "ami"), resource, id),
    ...diskEncryption(data, id),
  ];
  const address =
    field(data, "associate_public_ip_address") ??
    field(data, "network_interfaces", "associate_public_ip_address");
  const flag = flagOf(address);
  facts.push(
    ...flagFact(
      "network-exposure",
      flag === undefined ? undefined : !flag,
      id,
      { present: "machines without public address", violated: "machines get public addresses" },
      address?.at,
    ),
  );
  return oncePerControl(facts);
}

/** An image of machines by its id is pinned; the most recent one, or a parameter that follows it, is not. */
function imageOfHost(image: Value | undefined, { stack }: CloudResource, id: string): readonly ControlFact[] {
  if (!image) return [];
  const found = stack.referred(image);
  const recent = field(found?.value, "most_recent");
  if (recent && flagOf(recent) === true) {
    return [controlFact("host-ami-pinned", "violated", id, "the most recent image of machines", recent.at)];
  }
  const parameter = field(found?.value, "name");
  const path = filledText(image) ?? "";
  const isPath = /^\/aws\/service\/|^resolve:ssm:|^\{\{resolve:ssm:/.test(path);
  if (isPath || filledText(parameter)?.startsWith("/aws/service/")) {
    const at = isPath ? image.at : (parameter?.at ?? image.at);
    return [
      controlFact("host-ami-pinned", "violated", id, "an image of machines that moves: its parameter", at),
    ];
  }
  return /^ami-[0-9a-f]{8,17}$/.test(path) && isKnown(image)
    ? [controlFact("host-ami-pinned", "present", id, path, image.at)]
    : [];
}

/** Disks of machines, wherever the type of resource says them. */
function diskEncryption(data: Value, about: string): readonly ControlFact[] {
  const flags = [
    ...fields(data, "root_block_device", "encrypted"),
    ...fields(data, "ebs_block_device", "encrypted"),
    ...fields(data, "block_device_mappings", "ebs", "encrypted"),
  ];
  const worst = flags.find((flag) => flagOf(flag) === false) ?? flags[0];
  return encryptionFact(worst, about);
}

function encryptionFact(flag: Value | undefined, about: string): readonly ControlFact[] {
  return flagFact(
    "disk-encryption",
    flagOf(flag),
    about,
    { present: "disks encrypted", violated: "disks not encrypted" },
    flag?.at,
  );
}

/** Machines of other clouds: what they start from, what they run, whether the internet reaches them. */
export function readMachines(technology: "azure-vm" | "google-compute-engine"): ResourceReader {
  return (resource) => {
    const { value, id, label, at } = resource;
    const name = filledText(field(value, "name")) ?? label;
    const script =
      field(value, "custom_data") ??
      field(value, "user_data") ??
      field(value, "metadata_startup_script") ??
      field(value, "metadata", "startup-script");
    return [
      { kind: "platform", id, what: "hosts", technology, name, at },
      ...machineImage(value, id),
      ...scriptFacts(script, resource, id),
    ];
  };
}

/** Azure names a version, Google an image or the family that its newest is of. */
function machineImage(value: Value, about: string): readonly ControlFact[] {
  const version = field(value, "source_image_reference", "version");
  const image =
    field(value, "boot_disk", "initialize_params", "image") ?? field(value, "disk", "source_image");
  const moves = textOf(version) === "latest" ? version : undefined;
  const isFamily =
    /(?:^|\/)(?:family\/)?(?:debian|ubuntu|cos|centos|rhel|rocky-linux)-(?:cloud\/)?[\w-]*$/.test(
      textOf(image) ?? "",
    );
  // A single image of Google ends with its day: `debian-12-bookworm-v20240110`.
  const isDay = /v\d{8}$/.test(textOf(image) ?? "");
  const at = (moves ?? (isFamily && !isDay ? image : undefined))?.at;
  return at ? [controlFact("host-ami-pinned", "violated", about, "the newest image of machines", at)] : [];
}

export const readVolume: ResourceReader = ({ value, id }) =>
  encryptionFact(field(value, "encrypted") ?? field(value, "storage_encrypted"), id);

/** Commands that machines run at their start. */
function scriptFacts(script: Value | undefined, { file, stack }: CloudResource, by: string): readonly Fact[] {
  if (script === undefined) return [];
  const own = stack.tree.get(script.at.file) ?? file;
  return readScript(scriptLines(script), {
    by,
    file: own,
    tree: stack.tree,
    folder: stack.folder,
    variables: new Map(),
    onHost: true,
  });
}
